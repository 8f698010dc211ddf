using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

public sealed class HealthTests
{
    // One of four dies: a quarter of 200 requests a second fails until the third check has found it, 25 s later on average.
    [Theory]
    [InlineData("health: every 10 s out after 3 failures", 25 * 50)]
    [InlineData("health: every 10 s out after 3 failures, eject: after 5 errors for 10 min", 5)]
    [InlineData("routing: round robin", 0)]
    public void RunExperiment_InstanceDies_FailsUntilItIsFound(string keys, double failures)
    {
        var result = Run(keys, "kill 1 web for 5 min");
        var failed = result.FaultWindow[0].Failed.Sum(f => f.Count) / (double)result.Result.Replications;
        failed.ShouldBe(failures, 0.05 * failures + 3);
    }

    // An experiment cut short has a tenth of the time, and the check is found at its own moment all the same.
    [Fact]
    public void RunExperiment_CutShort_FindsItOnTheClockOfTheDesign()
    {
        var result = Run("health: every 10 s out after 3 failures", "kill 1 web for 50 min", budget: 400_000);
        result.Result.Notes.ShouldContain(n => n.Contains("were simulated in", StringComparison.Ordinal));
        var failed = result.FaultWindow[0].Failed.Sum(f => f.Count) / (double)result.Result.Replications;
        failed.ShouldBe(25 * 50, 0.1 * 25 * 50);
        result.Result.Notes.ShouldContain(n => n.StartsWith("Health checks find instances of web down 25 s", StringComparison.Ordinal));
    }

    // What hangs answers no check: after 25 s no more requests go there, and those that did wait for the end.
    [Fact]
    public void RunExperiment_InstanceHangs_IsFoundToo()
    {
        var result = Run("health: every 10 s out after 3 failures", "hang 1 web for 5 min");
        var all = result.FaultWindow[0].Done / (double)result.Result.Replications;
        var late = Run("routing: round robin", "hang 1 web for 5 min");
        result.FaultWindow[0].Mean.Value.ShouldBe(25 * 50 * 287.5 / all, 0.1 * 25 * 50 * 287.5 / all);
        late.FaultWindow[0].Mean.Value.ShouldBeGreaterThan(5 * result.FaultWindow[0].Mean.Value);
    }

    private static ExperimentResult Run(string keys, string fault, long budget = 60_000_000) => Sample.RunExperiment(
        Sample.Read($"workload: {{ work: {{ rate: 200/s, peak: 1 x }} }}\ncomponents: {{ web: {{ kind: service, instances: 4, cores: 4, time: 1 ms, {keys} }} }}\nflows: {{ work: [web] }}\nexperiments: {{ death: {{ at 10 s: {fault} }} }}\n"),
        new SimulationOptions { EventBudget = budget });
}
