using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Pools of connections as a design has them; selftest holds them to closed forms.</summary>
public sealed class PoolTests
{
    // Two steps that ask the same component share the connections of their instance: 10/s · 2 · 0.1 s = 2 of 4.
    [Fact]
    public void Run_TwoStepsAskTheSame_ShareThePool()
    {
        var pools = Run("pool: 4", "store call, store call").FindComponent("store")!.Pools;
        pools.Length.ShouldBe(1);
        pools[0].Caller.ShouldBe("web");
        pools[0].InUse.Value.ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void Run_EnoughConnections_NobodyWaits()
    {
        var result = Run("pool: 50", "store call");
        result.FindComponent("store")!.Pools[0].WaitMean.Value.ShouldBe(0);
        result.FindFlow("work")!.Mean.Value.ShouldBe(0.1, 1e-3);
    }

    // The caller has gone, its connection is taken until the answer: 2/s · 1 s of 4.
    [Fact]
    public void Run_CallIsGivenUp_TheWorkKeepsItsConnection()
    {
        var result = Run("pool: 4", "store call: { time: 1 s, timeout: 100 ms }", "workload: { work: 2/s, peak: 1 x }");
        result.FindFlow("work")!.ErrorShare.Value.ShouldBe(1, 1e-9);
        result.FindComponent("store")!.Pools[0].InUse.Value.ShouldBe(0.5, 0.02);
    }

    [Fact]
    public void Run_NoServiceAsks_IsNotedAndLimitsNobody()
    {
        var result = Run("pool: 1", "store call", flow: "[store call]");
        result.FindComponent("store")!.Pools.ShouldBeEmpty();
        result.Notes.ShouldContain(n => n.Contains("no pool of connections", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("20 and 5", DiagnosticCode.UnknownChoice)]
    [InlineData("20 waiting", DiagnosticCode.UnknownChoice)]
    [InlineData("0", DiagnosticCode.OutOfRange)]
    [InlineData("20 for 0 s", DiagnosticCode.OutOfRange)]
    [InlineData("20 for 1 MB", DiagnosticCode.WrongDimension)]
    public void Read_WrongPool_IsReported(string pool, string code) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents: {{ web: service, store: {{ kind: sql database, pool: {pool} }} }}\nflows: {{ work: [web, store read] }}\n", "d.yaml")
            .Diagnostics.Select(d => d.Code).ShouldBe([code]);

    private static SimulationResult Run(string pool, string calls, string workload = "workload: { work: 10/s, peak: 1 x }", string flow = "")
    {
        var design = Sample.Read($$"""
            {{workload}}
            components:
              web: { kind: service, instances: 1, cores: 50 }
              store: { kind: external service, time: exp 100 ms, {{pool}} }
            flows: { work: {{(flow.Length > 0 ? flow : $"[ {{ web: {{ time: 0 s, calls: [{calls}] }} }} ]")}} }
            """);
        var options = new SimulationOptions { MeasureSeconds = 2_000, Replications = 4 };
        return Simulator.Run(design, options, cancellation: TestContext.Current.CancellationToken);
    }
}
