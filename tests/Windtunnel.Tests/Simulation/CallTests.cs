namespace Windtunnel.Tests.Simulation;

/// <summary>Slow and failed calls, as a design says what is to be done about them.</summary>
public sealed class CallTests
{
    // A server that stops for a second once in 1,000 requests: one user in a closed loop meets it once, open arrivals pile up behind it.
    [Fact]
    public void Run_RarePauses_ShowInTheP99OfAnOpenLoadOnly()
    {
        const string Server = """
            components: { server: { kind: service, instances: 1, cores: 1 } }
            flows: { work: [ { choose: { 0.1 %: [ server: 1 s ], otherwise: [ server: 1 ms ] } } ] }
            """;
        var closed = Sample.RunLong("workload: { work: { users: 1, think: exp 10 ms } }\n" + Server, 2_000).Flow();
        var open = Sample.RunLong("workload: { work: { rate: 90/s, peak: 1 x } }\n" + Server, 2_000).Flow();
        (closed.IsOpen, open.IsOpen).ShouldBe((false, true));
        closed.Throughput.Value.ShouldBe(90, 10);
        open.P99.Value.ShouldBeGreaterThan(10 * closed.P99.Value);
    }
}
