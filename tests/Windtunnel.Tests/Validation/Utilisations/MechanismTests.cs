using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Validation.Utilisations;

namespace Windtunnel.Tests.Validation.Utilisations;

public sealed class MechanismTests
{
    public static TheoryData<string> Names => [.. Mechanisms.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Design_AtAnyUtilisation_IsAsBusyAsItSays(string name)
    {
        foreach (var utilisation in Mechanisms.Utilisations)
        {
            var design = DesignReader.ReadText(Mechanisms.All.Single(m => m.Name == name).Design(utilisation), name).Design.ShouldNotBeNull();
            AnalyticPass.Solve(design, new SimulationOptions()).Components.Max(c => c.OfferedLoad).ShouldBe(utilisation, 1e-5);
        }
    }

    [Fact]
    public void Of_OneServer_ComparesWithTheClosedForm()
    {
        var half = Comparison.Of(Mechanisms.All[0], 0.5, 1, TestContext.Current.CancellationToken);
        half.Exact.ShouldBe(2);
        half.NetworkError.ShouldBe(0, 1e-9);
        Math.Abs(half.SimulationError).ShouldBeLessThan(3 * half.Interval);
    }
}
