using Windtunnel.Analysis;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>What replicas do to readers and writers, from the words of a design to the result.</summary>
public sealed class ReplicaTests
{
    [Theory]
    [InlineData("replicas: 2, lag: exp 30 ms", 0.1875)]
    [InlineData("replicas: 2, lag: exp 30 ms, read from: primary", null)]
    [InlineData("replicas: 2, acknowledge: all", 0.0)]
    [InlineData("replicas: 3, replication: quorum, read quorum: 2, write quorum: 2", 0.0)]
    public void Run_ReadsOfWrittenData_AreStaleAsOftenAsReplicasLag(string replicas, double? stale)
    {
        var result = Run(replicas).Component("rows").Replicas;
        (result is null).ShouldBe(stale is null);
        if (stale is { } share)
        {
            result!.StaleShare.Value.ShouldBe(share, 0.015);
            result.Reads.ShouldBeGreaterThan(10_000);
            (result.Staleness.Single().Value.Value > 0).ShouldBe(share > 0);
        }
    }

    // A key nobody else knows yet can be read by nobody.
    [Fact]
    public void Run_OnlyNewRecordsAreWritten_NothingIsWatched() =>
        Run("replicas: 2, lag: 1 s", data: "written by: change, keep: 1 year").Component("rows").Replicas.ShouldBeNull();

    [Theory]
    [InlineData("acknowledge: primary, lag: exp 1 s", true)]
    [InlineData("acknowledge: majority", false)]
    public void RunExperiment_PrimaryDies_WritesFailForTheFailoverAndMayBeLost(string acknowledge, bool losesSome)
    {
        var result = Sample.RunExperiment(
            Sample.Read(Text($"replicas: 3, failover: 5 s, {acknowledge}", "keys: 1M") + "experiments: { crash: { at 10 s: kill 1 rows, length: 30 s } }"));
        const double runs = 4;
        var failed = result.FaultWindow.Single(f => f.Flow == "change").Failed.Sum(f => f.Count);
        failed.ShouldBeNear(runs * 5 * 20, 60);
        result.FaultWindow.Single(f => f.Flow == "read").Failed.ShouldAllBe(f => f.Count < 20);
        var lost = result.Result.Component("rows").Replicas!.LostWrites;
        if (losesSome)
        {
            lost.ShouldBeNear(runs * PartialQuorum.LostWrites(20, 1, 2), 25);
        }
        else
        {
            lost.ShouldBe(0);
        }
    }

    [Fact]
    public void RunExperiment_CutShort_FailsOverOnTheClockOfTheDesign()
    {
        var design = Sample.Read(Text("replicas: 3, failover: 60 s", "keys: 1M") + "experiments: { crash: { at 60 s: kill 1 rows for 20 min } }");
        var result = Sample.RunExperiment(design, new SimulationOptions { EventBudget = 3_000_000 });
        result.Result.Notes.ShouldContain(n => n.Contains("stands for what was left out", StringComparison.Ordinal));
        result.FaultWindow.Single(f => f.Flow == "change").ErrorShare.Value.ShouldBe(60 / (1200.0 + 120), 0.01);
        result.Recoveries.Single(r => r.Flow == "change").ShouldSatisfyAllConditions(r => r.IsDisturbed.ShouldBeTrue(), r => r.Seconds.ShouldBe(0));
    }

    [Fact]
    public void Run_ReadQuorum_CostsAsManyReadsMore()
    {
        double Busy(string replicas) => Run(replicas + ", cores: 1, read capacity: 1000/s, write capacity: 1000/s").Component("rows").Utilisation.Value;
        Busy("replicas: 3, replication: quorum, read quorum: 2").ShouldBe((400 * 2 / 3.0 + 20) / 1000, 0.02);
        Busy("replicas: 3, replication: quorum").ShouldBe((400 / 3.0 + 20) / 1000, 0.02);
    }

    private static SimulationResult Run(string replicas, string data = "keys: 1") =>
        Sample.Run(Text(replicas, data), new SimulationOptions { MeasureSeconds = 100, Replications = 5 });

    private static string Text(string replicas, string data) =>
        $$"""
        workload: { read: 400/s, change: 20/s, peak: 1 x }
        data: { row: { size: 100 B, {{data}} } }
        components: { rows: { kind: sql database, {{replicas}}, holds: row } }
        flows: { read: [ { rows read row: 0 ms } ], change: [ { rows write row: 0 ms } ] }

        """;
}
