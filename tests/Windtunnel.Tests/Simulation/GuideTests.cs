using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Simulation;

/// <summary>Every sample of the guide that is a whole design runs, its experiments too, with the laws of every run asserted.</summary>
public sealed class GuideTests
{
    public static TheoryData<string, string> Samples() => [.. SampleDesigns.GuideSamples().Select(s => (s.Place, s.Text))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Run_Sample_IsAnswered(string place, string text)
    {
        var design = DesignReader.ReadText(text, Path.Combine(SampleDesigns.Folder, "guide.yaml")).Design.ShouldNotBeNull(place);
        var options = new SimulationOptions { EventBudget = 20_000, Replications = 2, Threads = 1 };
        Sample.Run(design, options).Flows.Sum(f => f.Done).ShouldBeGreaterThan(0, place);
        foreach (var experiment in design.Experiments)
        {
            Simulator.RunExperiment(design, experiment, options, cancellation: TestContext.Current.CancellationToken).Result.Stopped.ShouldNotBe(StopReason.Cancelled, place);
        }
    }
}
