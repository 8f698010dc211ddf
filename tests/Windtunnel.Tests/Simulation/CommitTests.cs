using Windtunnel.Analysis;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Tests.Simulation;

/// <summary>Writes that count once their log is flushed: one flush for all that wait, or one for each.</summary>
public sealed class CommitTests
{
    [Theory]
    [InlineData(100, "2 ms")]
    [InlineData(2000, "2 ms")]
    [InlineData(5000, "2 ms")]
    [InlineData(600, "exp 2 ms")]
    public void Run_GroupedCommits_WaitAsABulkQueue(double rate, string fsync)
    {
        var (mean, variance) = GroupCommit.Response(rate, 0.002, fsync.StartsWith("exp", StringComparison.Ordinal) ? 1 : 0);
        var text = Text("grouped", rate, fsync);
        var flow = Sample.RunLong(text, Math.Max(20, 40_000 / rate)).Flow();
        flow.Mean.ShouldAgreeWith(mean, 0.02);
        AnalyticPass.Solve(Sample.Read(text), new SimulationOptions()).FindFlow("work")!.MeanSeconds.ShouldBe(mean, 1e-3 * mean);

        // Nobody waits longer than two flushes, whatever the load.
        if (!fsync.StartsWith("exp", StringComparison.Ordinal)) flow.P999.Value.ShouldBeLessThan(0.00402);
        variance.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Run_SingleCommits_WaitAsM_D_1AndSaturate()
    {
        Sample.RunLong(Text("single", 300, "2 ms"), 100).Flow().Mean.ShouldAgreeWith(MG1.MeanResponse(300, 0.002, 0), 0.02);
        var analytic = AnalyticPass.Solve(Sample.Read(Text("single", 600, "2 ms")), new SimulationOptions());
        analytic.FindComponent("rows")!.BusiestLog.ShouldBe(1.2, 1e-9);
        analytic.FindFlow("work")!.MeanSeconds.ShouldBe(double.PositiveInfinity);
    }

    // Each shard has one log of its own, however many replicas have to have the write before it is answered.
    [Theory]
    [InlineData("shards: 8, replicas: 3")]
    [InlineData("shards: 8, replicas: 3, acknowledge: majority")]
    public void Run_ShardsWithReplicas_FlushLogsOfTheirOwn(string copies)
    {
        var text = Text("single", 1500, "2 ms", copies);
        var result = Sample.RunLong(text, 30);
        var analytic = AnalyticPass.Solve(Sample.Read(text), new SimulationOptions());
        result.Flow().Mean.Value.ShouldBe(analytic.FindFlow("work")!.MeanSeconds, 0.02 * result.Flow().Mean.Value);
        result.Flow().Hops.ShouldContain(h => h.Label == "rows write row: flush" && h.WaitSeconds > 0);
    }

    [Fact]
    public void MeanBatch_ManyWrites_IsAFlushFull() => GroupCommit.MeanBatch(10_000, 0.002).ShouldBe(20, 1e-6);

    private static string Text(string commit, double rate, string fsync, string more = "shards: 1") => $$"""
        workload: { work: { rate: {{rate}}/s, peak: 1 x } }
        data: { row: { size: 100 B, keys: 1M } }
        components: { rows: { kind: sql database, {{more}}, commit: {{commit}}, fsync: {{fsync}}, cores: 1000, write capacity: 1000M/s, holds: row } }
        flows: { work: [ { rows write row: 0 ms } ] }
        """;
}
