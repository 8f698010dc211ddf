using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Rows that many want at once: without locking more is sold than there is, with it never.</summary>
public sealed class StockTests
{
    [Fact]
    public void Run_NoLocking_SellsTheLastRoomMoreThanOnce() => Run("none").Stocks[0].Oversold.ShouldBeGreaterThan(0);

    [Theory]
    [InlineData("pessimistic")]
    [InlineData("optimistic")]
    public void Run_Locking_NeverOversells(string locking)
    {
        var result = Run(locking);
        result.Stocks[0].Oversold.ShouldBe(0);
        result.Stocks[0].Sold.ShouldBe(4 * 10 * 20);
        result.Flow().SoldOut.ShouldBeGreaterThan(0);
        result.Flow().Failed.ShouldAllBe(f => f.Cause == "conflict");
    }

    [Fact]
    public void Run_Optimistic_ConflictsAndPessimisticWaits()
    {
        Run("optimistic").Stocks[0].Conflicts.ShouldBeGreaterThan(0);
        var hops = Run("pessimistic").Flow().Hops;
        hops.Single(h => h.Label.EndsWith("row lock", StringComparison.Ordinal)).WaitSeconds.ShouldBeGreaterThan(0);
    }

    private static SimulationResult Run(string locking) => Sample.Run(
        $$"""
        workload: { work: { rate: 100/s, peak: 1 x } }
        data: { room: { size: 100 B, keys: 10, stock: 20 } }
        components: { db: { kind: sql database, holds: room } }
        flows:
          work:
            - db update room: { locking: {{locking}}, time: 20 ms, read time: 5 ms{{(locking == "optimistic" ? ", attempts: 3" : "")}} }
        """,
        new SimulationOptions { MeasureSeconds = 30, Replications = 4 });
}
