using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Tests.Tidy;
using Windtunnel.Verdicts;

namespace Windtunnel.Tests.Simulation;

/// <summary>Runs the sample of docs/guide/game-day.md.</summary>
public sealed class GameDayTests
{
    [Fact]
    public void GameDay_GoesAsTheGuideSays()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guide", "game-day.md"));
        var text = string.Join('\n', lines.SkipWhile(l => l != "```yaml").Skip(1).TakeWhile(l => l != "```"));
        var design = DesignReader.ReadText(text, "game-day.yaml").Design.ShouldNotBeNull();
        var options = new SimulationOptions();
        var steady = Simulator.Run(design, options with { MeasureSeconds = 20 }, cancellation: TestContext.Current.CancellationToken);
        var result = Sample.RunExperiment(design, options);
        var trial = new Trial(d => AnalyticPass.Solve(d, options), _ => steady);
        var verdict = Judge.Decide(design, Estimator.Estimate(design), AnalyticPass.Solve(design, options), steady, [result], trial);
        verdict.IsMet.ShouldBeTrue();
        foreach (var hypothesis in verdict.Steady)
        {
            (hypothesis.IsMet, hypothesis.During.Outcome).ShouldBe((true, Outcome.NotMet));
        }

        result.Alerts.Select(a => (a.FiredRuns, a.FalseRuns)).ShouldBe([(4, 0), (0, 0)]);
        result.Alerts[0].Seconds.Value.ShouldBe(60, 5);
    }
}
