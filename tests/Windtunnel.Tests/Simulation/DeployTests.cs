using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

public sealed class DeployTests
{
    // Four instances, 70 % busy: with three of them it is 93 %, with two 140 %, and a backlog of 40 % of 2 instances' work builds up.
    [Fact]
    public void RunExperiment_DeployInBatches_TakesTheirCapacity()
    {
        var one = Run("deploy 1 web at a time for 60 s each", 4);
        var half = Run("deploy 2 web at a time for 60 s each", 4);
        one.FaultWindow[0].Failed.Sum(f => f.Count).ShouldBe(0);
        one.LastFaultEndSeconds.ShouldBe(10 + 240, 1e-6);
        half.LastFaultEndSeconds.ShouldBe(10 + 120, 1e-6);
        half.Recoveries[0].P99Worst.ShouldBeGreaterThan(5 * one.Recoveries[0].P99Worst);
        half.Result.Notes.ShouldContain("web is deployed in 2 batches, 2 min in all, with 50 % of its capacity meanwhile.");
    }

    [Fact]
    public void RunExperiment_Canary_FailsItsShare()
    {
        var result = Run("canary 10 % of web x 2 failing 20 %", 8);
        result.FaultWindow[0].ErrorShare.Value.ShouldBe(0.02, 0.002);
    }

    [Theory]
    [InlineData("deploy web at a time", DiagnosticCode.BadExperiment)]
    [InlineData("deploy 1 web", DiagnosticCode.BadExperiment)]
    [InlineData("deploy 9 web at a time", DiagnosticCode.OutOfRange)]
    [InlineData("deploy 1 web at a time for 60 s", DiagnosticCode.BadExperiment)]
    [InlineData("canary 120 % of web x 2", DiagnosticCode.OutOfRange)]
    [InlineData("canary 5 % of wbe", DiagnosticCode.UnknownComponent)]
    public void Read_Mistake_IsReported(string fault, string code) => DesignReader.ReadText("design: d\n" + Body(fault, "instances: 4"), "d.yaml").Diagnostics.Select(d => d.Code).ShouldContain(code);

    [Fact]
    public void Read_DeployOfWhatScales_IsReported() =>
        DesignReader.ReadText("design: d\n" + Body("deploy 1 web at a time", "scale: 2 to 8 at 60 %"), "d.yaml").Diagnostics.Select(d => d.Code).ShouldContain(DiagnosticCode.Contradiction);

    // The proxies add their time and no wait, and 0.35 cores and 40 MB for a thousand requests a second.
    [Fact]
    public void Run_Sidecar_AddsItsTimeAndCost()
    {
        const string Plain = "workload: { work: { rate: 100/s, peak: 1 x } }\ncomponents: { web: { kind: service, time: 1 ms } }\nflows: { work: [web] }\n";
        var meshed = Plain.Replace("time: 1 ms", "time: 1 ms, sidecar: 2 ms", StringComparison.Ordinal);
        Sample.Run(meshed, new SimulationOptions { MeasureSeconds = 100 }).Flow().Mean.Value.ShouldBe(0.003, 1e-5);
        AnalyticPass.Solve(Sample.Read(meshed), new SimulationOptions()).FindFlow("work")!.MeanSeconds.ShouldBe(0.003, 1e-5);
        (CostOf(meshed) - CostOf(Plain)).ShouldBe((0.1 * 0.35 * 15) + (0.1 * 0.04 * 2), 1e-6);

        static double CostOf(string body) => Estimator.Estimate(Sample.Read(body)).Find("web cost")!.Value.Nominal;
    }

    private static ExperimentResult Run(string fault, int instances) => Sample.RunExperiment(Sample.Read(Body(fault, $"instances: {instances}")), new SimulationOptions { EventBudget = 60_000_000 });

    private static string Body(string fault, string keys) =>
        $"workload: {{ work: {{ rate: 280/s, peak: 1 x }} }}\ncomponents: {{ web: {{ kind: service, cores: 1, time: 10 ms, routing: least connections, {keys} }} }}\nflows: {{ work: [web] }}\nexperiments: {{ e: {{ at 10 s: {fault}, length: 8 min }} }}\n";
}
