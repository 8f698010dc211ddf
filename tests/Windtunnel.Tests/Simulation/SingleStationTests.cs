using Windtunnel.Analysis;
using Windtunnel.Simulation;

namespace Windtunnel.Tests.Simulation;

/// <summary>Designs with one queue, against its closed form.</summary>
public sealed class SingleStationTests
{
    [Theory]
    [InlineData("exp 1 s", 1)]
    [InlineData("1 s", 0)]
    [InlineData("hyperexp mean 1 s scv 4", 4)]
    [InlineData("lognormal mean 1 s scv 2", 2)]
    public void Run_OneServer_MatchesPollaczekKhinchine(string service, double scv) =>
        Sample.RunLong(Station(0.7, service), 400_000).Flow().Mean.ShouldAgreeWith(1 + (0.7 / (1 - 0.7) * (1 + scv) / 2), 0.015);

    [Fact]
    public void Run_OneServerExponential_PercentilesMatch()
    {
        var flow = Sample.RunLong(Station(0.5, "exp 1 s"), 200_000).Flow();
        flow.P50.ShouldAgreeWith(Math.Log(2) / 0.5);
        flow.P99.ShouldAgreeWith(Math.Log(100) / 0.5, 0.02);
    }

    [Fact]
    public void Run_ThreeServers_MatchesErlangC()
    {
        var result = Sample.RunLong(Station(2, "exp 1 s", "cores: 3"), 100_000);
        result.Flow().Mean.ShouldAgreeWith(1.444444);
        result.Component("web").Utilisation.ShouldAgreeWith(2.0 / 3);
        result.Component("web").WaitMean.ShouldAgreeWith(0.444444, 0.03);
    }

    [Fact]
    public void Run_BoundedQueue_RejectsAsMM1K()
    {
        var result = Sample.RunLong(Station(0.8, "exp 1 s", "queue: 4"), 100_000);
        var blocked = Math.Pow(0.8, 5) * (1 - 0.8) / (1 - Math.Pow(0.8, 6));
        result.Flow().ErrorShare.ShouldAgreeWith(blocked, 0.03);
        result.Component("web").RejectedShare.ShouldAgreeWith(blocked, 0.03);
        result.Flow().Failed.ShouldHaveSingleItem().Cause.ShouldBe("rejected");
    }

    [Fact]
    public void Run_NoQueueAtAll_BlocksAsErlangB() =>
        Sample.RunLong(Station(4, "exp 1 s", "cores: 5, queue: 0"), 50_000).Flow().ErrorShare.ShouldAgreeWith(ErlangB.Blocking(4, 5), 0.03);

    [Fact]
    public void Run_PureDelay_HoldsAsManyAsLittleSays()
    {
        const string Body = """
            workload: { work: { rate: 50/s, peak: 1 x } }
            components: { net: { kind: network, latency: exp 2 s } }
            flows: { work: [net] }
            """;
        Sample.RunLong(Body, 2_000).Flow().Mean.ShouldAgreeWith(2);
    }

    private static string Station(double rate, string service, string more = "") => $$"""
        workload: { work: { rate: {{rate}}/s, peak: 1 x } }
        components: { web: { kind: service, instances: 1, cores: 1{{(more.Length > 0 ? ", " + more : "")}} } }
        flows: { work: ["web": {{service}}] }
        """.Replace(", cores: 1, cores", ", cores", StringComparison.Ordinal);
}
