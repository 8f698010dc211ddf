using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;

namespace Windtunnel.Tests.Simulation;

/// <summary>"Sold out" is an answer, not a failure; in time series and recovery as well.</summary>
public sealed class SoldOutTests
{
    private const string Text = """
        design: last-seats
        workload: { buy: 20/s, peak: 1 x }
        data: { seat: { size: 50 B, keys: 10, stock: 5 } }
        components: { seats: { kind: sql database, holds: seat } }
        flows: { buy: [ { seats update seat: { locking: pessimistic } } ] }
        experiments:
          rush:
            at 5 s: traffic x 2 for 5 s
            length: 30 s
            expect: buy errors < 1 %
        """;

    [Fact]
    public void RunExperiment_EverythingSold_IsNoFailure()
    {
        var design = DesignReader.ReadText(Text, "last-seats").Design.ShouldNotBeNull();
        var result = Simulator.RunExperiment(design, design.Experiments[0], new SimulationOptions { Replications = 4 }, cancellation: TestContext.Current.CancellationToken);
        result.Result.FindFlow("buy")!.SoldOut.ShouldBeGreaterThan(0);
        result.Result.Series.Flows[0].Failed.Sum().ShouldBe(0);
        result.Recoveries.Single().ErrorShareWorst.ShouldBe(0);
    }
}
