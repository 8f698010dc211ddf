namespace Windtunnel.Tests.Estimation.Traffic;

public sealed class TrafficEstimateTests
{
    private const string Components = "\ncomponents: { web: { kind: service }, store: { kind: key-value store, replicas: 3 }, cache: { kind: cache, hit ratio: 80 % }, q: { kind: queue } }";

    [Fact]
    public void Operations_ChoicesRepeatsAndFanOut_MultiplyUp() =>
        Value("[web, {repeat 3 x: [store read]}, {fan out geometric mean 10: [{choose: {20 %: [store write], otherwise: [store read]}}]}]", "store average operations")
            .ShouldBe(100 * (3 + 10), 1e-9);

    [Fact]
    public void Writes_ShareOfAChoice_AreCountedApart() =>
        Value("[{choose: {20 %: [store write], otherwise: [store read]}}, web]", "store writes").ShouldBe(20, 1e-9);

    [Fact]
    public void Operations_OnMissAndOnHit_FollowTheHitRatio()
    {
        const string flow = "[{cache get: {on miss: [store read], on hit: [web]}}]";
        Value(flow, "store average operations").ShouldBe(20, 1e-9);
        Value(flow, "web average operations").ShouldBe(80, 1e-9);
    }

    [Fact]
    public void Operations_RetriesAndFallbacks_CountNothingWhileNothingFails() =>
        Value("[{store read: {retry: 3, on error: [web]}}]", "store average operations").ShouldBe(100, 1e-9);

    [Fact]
    public void Operations_Update_IsAReadAndAWrite()
    {
        const string body = """
            workload: { book: 100/s }
            data: { room: { keys: 10, stock: 5 } }
            components: { rooms: { kind: sql database, holds: room } }
            flows: { book: [rooms update room: { locking: optimistic, attempts: 3 }] }
            """;
        Sketch.Value(body, "rooms reads").ShouldBe(100);
        Sketch.Value(body, "rooms writes").ShouldBe(100);
    }

    [Fact]
    public void Rate_FlowThatReadsAQueue_IsWhatIsSentToIt() =>
        Sketch.Value("workload: { ask: 100/s, peak: 3 x }\nflows:\n  ask: [web, {repeat 2 x: [q send]}]\n  work: { reads: q, steps: [web] }" + Components, "work peak rate")
            .ShouldBe(600, 1e-9);

    [Fact]
    public void Rate_MessageThatCausesMessages_IsTheSumOfTheSeries() =>
        // Each message sends another with probability one half: 1 + ½ + ¼ + … = 2.
        Sketch.Value("workload: { ask: 100/s }\nflows:\n  ask: [web, q send]\n  work: { reads: q, steps: [web, {choose: {50 %: [q send]}}] }" + Components, "work average rate")
            .ShouldBe(200, 1e-6);

    [Theory]
    [InlineData(10, 10 / 1.05)] // Ten users, one second of thought, 50 ms of service: nobody is in the way.
    [InlineData(1000, 4 / 0.05)] // A thousand: four cores of 50 ms each are the bound.
    public void Rate_ClosedUsers_IsTheAsymptoticBound(int users, double expected)
    {
        var figure = Sketch.Figure(
            $"workload: {{ ask: {{ users: {users}, think: 1 s }} }}\ncomponents: {{ web: {{ kind: service, instances: 1, cores: 4 }} }}\nflows: {{ ask: [web: 50 ms] }}",
            "ask average rate");
        figure.Median.ShouldBe(expected, 1e-9);
        figure.Working.ShouldContain("upper bound");
    }

    [Fact]
    public void Rate_PerUser_ComesFromTheDailyUsers() =>
        Sketch.Figure("workload: { daily users: 10M, ask: 0.2/day per user }\ncomponents: { web: { kind: service } }\nflows: { ask: [web] }", "ask average rate").Working
            .ShouldBe("daily users 10M × ask rate per user 0.2 ÷ 86,400 s = 23.1/s");

    private static double Value(string steps, string figure) => Sketch.Value($"workload: {{ ask: 100/s }}\nflows: {{ ask: {steps} }}{Components}", figure);
}
