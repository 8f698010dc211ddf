using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Tests.Estimation;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Simulation;

/// <summary>Every design of the catalogue, in every stage, from many seeds: the kernel's own assertions hold in all of them.</summary>
public sealed class CatalogueSeedTests
{
    /// <summary>Replications, each with a seed of its own.</summary>
    private const int Seeds = 50;

    [Theory]
    [MemberData(nameof(EstimatorTests.Designs), MemberType = typeof(EstimatorTests))]
    public void Run_FiftySeeds_BreakNoInvariant(string folder, string? stage)
    {
        var design = DesignReader.Read(Path.Combine(Repository.Root, "designs", folder), stage).Design!;
        var result = Sample.Run(design, new SimulationOptions { Replications = Seeds, EventBudget = 150_000 });
        result.Replications.ShouldBe(Seeds);
        result.Flows.ShouldContain(f => f.Arrived > 0);
    }

    [Theory]
    [MemberData(nameof(EstimatorTests.Designs), MemberType = typeof(EstimatorTests))]
    public void RunExperiment_EveryExperimentShort_BreaksNoInvariant(string folder, string? stage)
    {
        var design = DesignReader.Read(Path.Combine(Repository.Root, "designs", folder), stage).Design!;
        foreach (var experiment in design.Experiments)
        {
            var result = Simulator.RunExperiment(design, experiment, new SimulationOptions { EventBudget = 100_000 }, cancellation: TestContext.Current.CancellationToken);
            result.Recoveries.Length.ShouldBe(design.Flows.Length);
        }
    }
}
