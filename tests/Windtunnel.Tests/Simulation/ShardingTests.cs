using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Tests.Simulation;

/// <summary>Which shard is busy, by how keys choose one: the run and the formula see the same.</summary>
public sealed class ShardingTests
{
    // Records that are being added are neighbours: with ranges one shard takes them all, with a hash a quarter each.
    [Theory]
    [InlineData("hash", 0.125, 0.125)]
    [InlineData("range", 0.5, 0.125)]
    public void Run_NewRecords_GoWhereTheirNeighboursAre(string sharding, double busiest, double mean)
    {
        var body = Body($"sharding: {sharding}", "add", "written by: add, keep: 1 year, size: 1 kB");
        var store = Sample.Run(body, Options).Component("rows");
        store.UtilisationBusiest.Value.ShouldBe(busiest, 0.02);
        store.Utilisation.Value.ShouldBe(mean, 0.01);
        AnalyticPass.Solve(Sample.Read(body), new SimulationOptions()).FindComponent("rows")!.OfferedLoad.ShouldBe(busiest, 0.005);
    }

    [Theory]
    [InlineData("sharding: range")]
    [InlineData("sharding: consistent hash")]
    [InlineData("sharding: consistent hash, virtual nodes: 1")]
    [InlineData("sharding: hash")]
    public void Run_PopularKeys_MakeTheShardBusyThatTheFormulaSays(string sharding)
    {
        var body = Body(sharding, "read", "keys: 10k, popularity: zipf 1.0, size: 1 kB");
        var offered = AnalyticPass.Solve(Sample.Read(body), new SimulationOptions()).FindComponent("rows")!.OfferedLoad;
        Sample.Run(body, Options).Component("rows").UtilisationBusiest.Value.ShouldBe(offered, 0.02);
        offered.ShouldBeGreaterThan(0.125);
    }

    [Theory]
    [InlineData("sharding: range", DiagnosticCode.Contradiction)]
    [InlineData("shards: 4, virtual nodes: 8", DiagnosticCode.Contradiction)]
    [InlineData("shards: 4, sharding: consistent hash, virtual nodes: 0", DiagnosticCode.OutOfRange)]
    [InlineData("shards: 4, sharding: modulo", DiagnosticCode.UnknownChoice)]
    [InlineData("shards: 4, sharding: consistent hash, virtual nodes: 8", null)]
    public void Read_Sharding_MustDecideSomething(string keys, string? code) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents: {{ rows: {{ kind: key-value store, {keys} }} }}\nflows: {{ work: [rows read] }}", "d.yaml")
            .Diagnostics.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);

    private static SimulationOptions Options => new() { MeasureSeconds = 60, Replications = 4 };

    private static string Body(string sharding, string flow, string data) =>
        $$"""
        workload: { {{flow}}: { rate: 500/s, peak: 1 x } }
        data: { row: { {{data}} } }
        components: { rows: { kind: key-value store, shards: 4, {{sharding}}, replicas: 1, cores: 1, read capacity: 1000/s, write capacity: 1000/s, holds: row } }
        flows: { {{flow}}: [ {{(flow == "add" ? "rows write row" : "rows read row")}} ] }
        """;
}
