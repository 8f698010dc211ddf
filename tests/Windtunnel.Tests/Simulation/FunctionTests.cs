using Windtunnel.Analysis;
using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

public sealed class FunctionTests
{
    // Seldom more than one at once: e^(−λτ), 0.05/s for 30 s.
    [Fact]
    public void Run_RareRequests_AreColdAfterALongGap()
    {
        var cold = ColdStarts.Probability(0.05, 0.01, 1, 30, 1000);
        cold.ShouldBe(Math.Exp(-1.5), 0.01);
        var result = Sample.RunLong(Body("0.05/s", "time: 10 ms, cold start: 1 s, keep warm: 30 s"), 100_000);
        ColdOf(result).ShouldAgreeWith(cold, 0.02);
        result.Flow().Mean.ShouldAgreeWith(0.01 + cold, 0.02);
        AnalyticPass.Solve(Sample.Read(Body("0.05/s", "time: 10 ms, cold start: 1 s, keep warm: 30 s")), new SimulationOptions()).FindFlow("work")!.MeanSeconds.ShouldBe(0.01 + cold, 0.002);
    }

    // With exponential times the formula is exact, with constant ones it is not.
    [Theory]
    [InlineData("1/s", "1 s", 5, 1, 0.1)]
    [InlineData("5/s", "exp 1 s", 5, 5, 0.02)]
    [InlineData("20/s", "exp 1 s", 20, 20, 0.02)]
    [InlineData("20/s", "exp 1 s", 200, 20, 0.05)]
    public void Run_SeveralAtOnce_AgreesWithFirstPassages(string rate, string time, double keep, double arrivals, double tolerance)
    {
        var cold = ColdStarts.Probability(arrivals, 1, 0, keep, 1000);
        ColdOf(Sample.RunLong(Body(rate, $"time: {time}, cold start: 0 s, keep warm: {keep} s"), 5_000)).Value.ShouldBe(cold, tolerance * cold);
    }

    // Each of two environments is at work or not, and nothing waits: Erlang's B of 2 at 1 erlang is a fifth.
    [Fact]
    public void Run_BeyondTheLimit_IsThrottled()
    {
        var result = Sample.RunLong(Body("1/s", "time: exp 1 s, cold start: 0 s, concurrency: 2"), 20_000);
        result.Flow().ErrorShare.ShouldAgreeWith(0.2, 0.02);
        result.Component("fn").SlotUtilisation.ShouldNotBeNull().ShouldAgreeWith(0.8 / 2, 0.02);
    }

    // What follows runs on the function's behalf and is paid for: 100/s for 60 ms, half a GB.
    [Fact]
    public void Estimate_Cost_IsRequestsAndTime()
    {
        var estimate = Estimator.Estimate(Sample.Read("workload: { work: { rate: 100/s, peak: 2 x } }\ncomponents: { fn: { kind: function, time: 10 ms, memory: 500 MB }, far: { kind: external service, time: 50 ms } }\nflows: { work: [fn, far call] }\n"));
        const double Month = 2_628_000;
        estimate.Find("fn cost")!.Value.Nominal.ShouldBe((100 * Month * 0.0000002) + (6 * Month * 0.5 * 0.0000166667), 0.01);
        estimate.Find("fn concurrent requests")!.Value.Nominal.ShouldBe(12, 1e-9);
    }

    [Fact]
    public void Read_LongerThanTheLimit_IsReported() =>
        DesignReader.ReadText("design: d\n" + Body("1/s", "time: exp 5 min"), "d.yaml").Diagnostics.Select(d => d.Code).ShouldContain(DiagnosticCode.Contradiction);

    [Fact]
    public void Run_ShorterThanItStaysWarm_SaysSo() =>
        Sample.Run(Body("10/s", "keep warm: 10 days"), new SimulationOptions { MeasureSeconds = 20, Replications = 2 }).Notes.ShouldContain(n => n.Contains("they begin cold", StringComparison.Ordinal));

    private static Measured ColdOf(SimulationResult result) => result.Component("fn").ColdShare.ShouldNotBeNull();

    private static string Body(string rate, string keys) =>
        $"workload: {{ work: {{ rate: {rate}, peak: 1 x }} }}\ncomponents: {{ fn: {{ kind: function, {keys} }} }}\nflows: {{ work: [fn] }}\n";
}
