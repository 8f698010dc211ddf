using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Tests.Simulation;

/// <summary>Disks that fill up: when, what they cost, and what a store without room does.</summary>
public sealed class DiskTests
{
    private const double Year = 365 * 86_400.0;

    // Reads and the other store know nothing of it; a transaction reads and then cannot write.
    [Theory]
    [InlineData("")]
    [InlineData(", replicas: 3, acknowledge: majority")]
    [InlineData(", commit: grouped")]
    public void RunExperiment_DisksAreFull_WritesAreRefused(string more)
    {
        var design = Sample.Read($$"""
            workload: { look: 200/s, add: 50/s, change: 50/s, peak: 1 x }
            data: { row: { size: 1 kB, keys: 1M }, log: { size: 1 kB, keys: 1M } }
            components: { rows: { kind: sql database{{more}}, holds: row }, logs: { kind: key-value store, holds: log } }
            flows:
              look: [rows read row, logs write log]
              add: [rows write row]
              change: [ { rows update row: { on error: [logs write log] } } ]
            experiments: { full: { at 10 s: fill rows for 20 s, length: 40 s } }
            """);
        var result = Sample.RunExperiment(design);
        var add = result.FaultWindow.Single(f => f.Flow == "add");
        add.ErrorShare.Value.ShouldBe(20.0 / 30, 0.02);
        add.Failed.ShouldHaveSingleItem().Cause.ShouldBe("disk full");
        result.FaultWindow.Where(f => f.Flow != "add").ShouldAllBe(f => f.ErrorShare.Value == 0);
        result.Recoveries.Single(r => r.Flow == "add").Seconds.ShouldBe(0, 1);
    }

    // 100 records of 10 kB a second fill 2 × 500 GB beside the 100 GB that are there in 900,000 s; retention of ten days stops them before.
    [Theory]
    [InlineData("keep: 1 year", 900_000.0)]
    [InlineData("keep: 10 days", null)]
    [InlineData("keys: 200M", 900_000.0)]
    public void Estimate_DataGrow_SaysWhenDisksAreFull(string keep, double? seconds)
    {
        var estimate = Estimator.Estimate(Sample.Read(Text(keep, "500 GB")));
        (estimate.Find("rows disks full after")?.Value.Nominal).ShouldBe(seconds);
        estimate.Find("rows disks used")!.Value.Nominal.ShouldBe(keep switch { "keep: 1 year" => (1e11 + (100 * 1e4 * Year)) / 1e12, "keep: 10 days" => 0.964, _ => 2.1 }, 1e-6);
    }

    [Fact]
    public void Estimate_TwoSetsGrow_CountsEachUntilItIsKeptNoLonger()
    {
        var body = "workload: { a: { rate: 100/s, peak: 1 x }, b: { rate: 50/s, peak: 1 x } }\ndata: { x: { size: 10 kB, written by: a, keep: 100 ks }, y: { size: 10 kB, written by: b, keep: 1 year } }\n"
            .Replace("100 ks", "100000 s", StringComparison.Ordinal)
            + "components: { rows: { kind: sql database, storage: 200 GB, holds: [x, y] } }\nflows: { a: [rows write x], b: [rows write y] }\n";

        // 1.5 MB/s for 100,000 s, then half a megabyte a second for the rest of 50 GB.
        Estimator.Estimate(Sample.Read(body)).Find("rows disks full after")!.Value.Nominal.ShouldBe(200_000, 1e-3);
    }

    [Fact]
    public void Estimate_FullFromTheBeginning_IsAtOnce() =>
        Estimator.Estimate(Sample.Read(Text("keep: 1 year", "40 GB"))).Find("rows disks full after")!.Value.Nominal.ShouldBe(0);

    [Fact]
    public void Estimate_DisksOfASize_ArePaidForInFull()
    {
        double CostOf(string storage) => Estimator.Estimate(Sample.Read(Text("keys: 1000", storage))).Find("rows cost")!.Value.Nominal;
        var price = (CostOf("2 TB") - CostOf("1 TB")) / (2 * 2 * 1e12);
        (CostOf("3 TB") - CostOf("2 TB")).ShouldBe(price * 2 * 2 * 1e12, 1e-6);
        price.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("keep: 1 year", true)]
    [InlineData("keep: 10 days", false)]
    public void Read_DisksThatFillUp_AreWarnedOf(string keep, bool isWarned) =>
        DesignReader.ReadText("design: d\n" + Text(keep, "500 GB"), "d.yaml").Diagnostics.Select(d => d.Code).ShouldBe(isWarned ? [DiagnosticCode.FullDisk] : []);

    private static string Text(string keep, string storage) => $$"""
        workload: { add: { rate: 100/s, peak: 1 x } }
        data: { row: { size: 10 kB, written by: add, {{keep}} }, old: { size: 10 kB, keys: 10M } }
        components: { rows: { kind: sql database, shards: 2, replicas: 2, storage: {{storage}}, holds: [row, old] } }
        flows: { add: [rows write row, rows read old] }
        """;
}
