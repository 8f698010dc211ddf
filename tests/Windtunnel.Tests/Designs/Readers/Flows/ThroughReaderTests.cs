using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Tests.Designs.Samples;
using Sample = Windtunnel.Tests.Simulation.Sample;

namespace Windtunnel.Tests.Designs.Readers.Flows;

/// <summary>A cache that reads and writes through itself does what a caller would write by hand.</summary>
public sealed class ThroughReaderTests
{
    [Fact]
    public void Read_GetThroughAStore_ReadsAndStoresOnAMiss()
    {
        var get = Shop.Steps("[cache get show: { through: shows }]").ShouldHaveSingleItem().ShouldBeOfType<Invoke>();
        get.OnMiss.Cast<Invoke>().Select(s => s.Label).ShouldBe(["shows read show", "cache set show"]);
        ((Invoke)get.OnMiss[1]).Timing.Mean.ShouldBe(1 / 70_000.0, 1e-12);
        get.Calls.ShouldBeNull();
    }

    [Fact]
    public void Read_SetThroughAStore_WritesBeforeItAnswers()
    {
        var set = Shop.Steps("[cache set show: { through: shows, timeout: 1 s }]").ShouldHaveSingleItem().ShouldBeOfType<Invoke>();
        set.Calls!.Value.Cast<Invoke>().Select(s => s.Label).ShouldBe(["shows write show"]);
        set.Options!.Timeout!.Value.Mean.ShouldBe(1);
    }

    [Theory]
    [InlineData("cache get show: { through: show }", DiagnosticCode.UnknownComponent)]
    [InlineData("cache get show: { through: mail }", DiagnosticCode.WrongKind)]
    [InlineData("cache set show: { through: cache }", DiagnosticCode.WrongKind)]
    [InlineData("cache delete show: { through: shows }", DiagnosticCode.WrongKind)]
    [InlineData("shows read show: { through: shows }", DiagnosticCode.WrongKind)]
    [InlineData("cache get show: { through: shows, on miss: [web] }", DiagnosticCode.Contradiction)]
    public void Read_ThroughWhatCannotBe_IsReported(string step, string code)
    {
        var reading = DesignReader.ReadText(
            $$"""
            design: shop
            workload: { f: 1/s }
            data: { show: { keys: 10 } }
            components: { web: service, cache: cache, shows: sql database, mail: queue }
            flows: { f: [{{step}}] }
            """,
            "shop.yaml");
        reading.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Run_ReadAndWriteThrough_AreTheStepsWrittenByHand()
    {
        var through = Run("cache get item: { through: store }", "cache set item: { through: store }");
        var byHand = Run("cache get item: { on miss: [store read item, cache set item: 0 s] }", "cache set item, store write item");
        foreach (var flow in (string[])["look", "change"])
        {
            through.FindFlow(flow)!.Mean.Value.ShouldBe(byHand.FindFlow(flow)!.Mean.Value, 0.02 * byHand.FindFlow(flow)!.Mean.Value);
        }

        through.FindComponent("cache")!.Cache!.HitRatio.Value.ShouldBe(byHand.FindComponent("cache")!.Cache!.HitRatio.Value, 0.01);
        through.FindComponent("store")!.OperationsPerSecond.Value.ShouldBe(byHand.FindComponent("store")!.OperationsPerSecond.Value, 5);
    }

    private static Windtunnel.Simulation.Results.SimulationResult Run(string look, string change) => Sample.Run(
        $$"""
        workload: { look: { rate: 400/s, peak: 1 x }, change: { rate: 20/s, peak: 1 x } }
        data: { item: { size: 1 kB, keys: 5k, popularity: zipf 0.9 } }
        components: { cache: { kind: cache, memory: 500 kB, holds: item }, store: { kind: sql database, holds: item } }
        flows: { look: [{{look}}], change: [{{change}}] }
        """,
        new SimulationOptions { MeasureSeconds = 60, Replications = 8 });
}
