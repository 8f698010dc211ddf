namespace Windtunnel.Tests.Estimation.Reliability;

public sealed class AvailabilityEstimateTests
{
    private const string Components = """

        components:
          a: { kind: external service, time: 1 ms, availability: 90 % }
          b: { kind: external service, time: 1 ms, availability: 80 % }
          c: { kind: external service, time: 1 ms, availability: 70 % }
          cache: { kind: cache, availability: 50 %, hit ratio: 60 % }
          web: { kind: service, instances: 3, cores: 1, availability: 90 % }
          store: { kind: key-value store, shards: 4, replicas: 3, availability: 99.9 % }
          db: { kind: sql database, replicas: 2, availability: 99 % }
        """;

    [Theory]
    [InlineData("[a call, b call]", 0.9 * 0.8)]
    [InlineData("[a call, b call, a call]", 0.9 * 0.8)] // One part asked twice is up or down for both.
    [InlineData("[{parallel: [a call, b call]}]", 0.9 * 0.8)]
    [InlineData("[{parallel any: [a call, b call]}]", 1 - 0.1 * 0.2)]
    [InlineData("[{parallel 2 of 3: [a call, b call, c call]}]", 0.9 * 0.8 * 0.3 + 0.9 * 0.2 * 0.7 + 0.1 * 0.8 * 0.7 + 0.9 * 0.8 * 0.7)]
    [InlineData("[{parallel any: [a call, a call]}]", 0.9)]
    [InlineData("[a call, {async: [b call]}]", 0.9)]
    [InlineData("[{a call: {on error: [b call]}}]", 1 - 0.1 * 0.2)]
    [InlineData("[{a call: {on error: [wait: 1 ms]}}]", 1.0)]
    [InlineData("[{choose: {25 %: [a call], otherwise: [b call]}}]", 0.25 * 0.9 + 0.75 * 0.8)]
    [InlineData("[{choose: {25 %: [a call]}}]", 0.25 * 0.9 + 0.75)]
    [InlineData("[a call, {choose: {25 %: [a call], otherwise: [b call]}}]", 0.25 * 0.9 + 0.75 * 0.9 * 0.8)]
    [InlineData("[{cache get: {on miss: [a call]}}]", 0.5 * (0.6 + 0.4 * 0.9))]
    [InlineData("[{fan out 10 x: [a call]}]", 0.9)]
    public void Flow_Steps_CombineAsTheirFailuresDo(string steps, double expected) =>
        Value(steps, "ask availability").ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData("100/s", "1 ms", 1 - 0.1 * 0.1 * 0.1)] // A tenth of a core: one of three is enough.
    [InlineData("100/s", "15 ms", 0.9 * 0.9 * 0.9 + 3 * 0.9 * 0.9 * 0.1)] // One and a half cores: two of three.
    [InlineData("100/s", "60 ms", 0.9 * 0.9 * 0.9)] // More than there are: all of them.
    public void Component_LoadAtPeak_SaysHowManyInstancesAreNeeded(string rate, string time, double expected) =>
        Sketch.Value($"workload: {{ ask: {rate}, peak: 1 x }}\nflows: {{ ask: [web: {time}] }}{Components}", "web availability").ShouldBe(expected, 1e-12);

    [Fact]
    public void Component_StoreWithoutAPrimary_NeedsAMajorityOfTheReplicas() =>
        Value("[store read]", "store availability").ShouldBe(3 * 0.999 * 0.999 * 0.001 + 0.999 * 0.999 * 0.999, 1e-12);

    [Fact]
    public void Component_StoreWithAPrimary_NeedsOneReplica() => Value("[db read]", "db availability").ShouldBe(1 - 0.01 * 0.01, 1e-12);

    [Fact]
    public void Downtime_ThreeNines_IsAlmostNineHours() =>
        Sketch.Value("workload: { ask: 1/s }\ncomponents: { a: { kind: external service, time: 1 ms, availability: 99.9 % } }\nflows: { ask: [a call] }", "ask downtime per year")
            .ShouldBe(31_557.6, 1e-6);

    [Fact]
    public void Flow_ManyChoicesInARow_StaysANumberNearTheExactOne()
    {
        // Each of 40 choices asks a part of its own or none; the exact answer is the product, also where the sets are too many to write down.
        var parts = string.Concat(Enumerable.Range(0, 40).Select(i => $"\n  p{i}: {{ kind: external service, time: 1 ms, availability: 99 % }}"));
        var steps = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"{{choose: {{50 %: [p{i} call]}}}}"));
        Sketch.Value($"workload: {{ ask: 1/s }}\ncomponents:{parts}\nflows: {{ ask: [{steps}] }}", "ask availability").ShouldBe(Math.Pow(0.995, 40), 1e-9);
    }

    private static double Value(string steps, string figure) => Sketch.Value($"workload: {{ ask: 1/s }}\nflows: {{ ask: {steps} }}{Components}", figure);
}
