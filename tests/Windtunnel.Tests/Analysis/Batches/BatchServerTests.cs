using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Batches;

public sealed class BatchServerTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void Solve_OneAtATime_IsMD1(double load)
    {
        var (wait, size, service) = BatchServer.Solve(load, _ => 1, 1);
        (wait, size, service).ShouldBe((MG1.MeanWait(load, 1, 0), 1.0, 1.0), new Near(1e-9));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(3)]
    [InlineData(30)]
    public void Solve_EverybodyIsTaken_EachBatchIsWhoCameDuringTheLast(double arrivals)
    {
        // Batches are max(1, N), N Poisson of mean λD; a cycle is D, and 1/λ more when nobody came.
        var cycle = 1 + (Math.Exp(-arrivals) / arrivals);
        var (wait, size, _) = BatchServer.Solve(arrivals, _ => 1, 500);
        wait.ShouldBe(0.5 / cycle, 1e-9);
        size.ShouldBe(arrivals * cycle, 1e-9 * size);
    }

    [Theory]
    [InlineData(8, 0.05)]
    [InlineData(8, 2)]
    [InlineData(3, double.PositiveInfinity)]
    public void Solve_ServiceOfNoTime_IsGathering(int most, double within)
    {
        var (wait, size, _) = BatchServer.Solve(10, _ => 1e-9, most, most, within);
        wait.ShouldBe(Gathering.MeanWait(10, most, within), 1e-6);
        size.ShouldBe(Gathering.MeanSize(10, most, within), 1e-6);
    }

    [Fact]
    public void Solve_FullBatchesOnly_WaitAsErlangArrivals()
    {
        // E₄/D/1 at load 0.5 by simulating Lindley's recursion, and half of the three gaps to gather.
        var random = new Random(1);
        double work = 0, sum = 0;
        const int Batches = 2_000_000;
        for (var i = 0; i < Batches; i++)
        {
            sum += work;
            var gap = 0.0;
            for (var k = 0; k < 4; k++)
            {
                gap -= Math.Log(1 - random.NextDouble()) / 2;
            }

            work = Math.Max(0, work + 1 - gap);
        }

        BatchServer.Solve(2, _ => 1, 4, 4).Wait.ShouldBe((sum / Batches) + (3 / (2 * 2.0)), 0.002);
    }

    [Fact]
    public void Solve_MoreThanFullBatchesCanDo_IsEndless() => BatchServer.Solve(40, n => 0.1 + (0.01 * n), 4).ShouldBe((double.PositiveInfinity, 4.0, 0.14));

    [Fact]
    public void Solve_WaitingForOthers_LengthensTheWaitAtLowLoadAndShortensItAtHigh()
    {
        double Response(double arrivals, int least, double within) => BatchServer.Solve(arrivals, n => 0.010 + (0.0005 * n), 32, least, within) is var (wait, _, service) ? wait + service : 0;
        Response(20, 32, 0.02).ShouldBeGreaterThan(Response(20, 1, 0) + 0.015);
        Response(1_200, 32, 0.02).ShouldBe(Response(1_200, 1, 0), 0.003);
    }

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) x, (double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) <= tolerance * y.Item1 && Math.Abs(x.Item2 - y.Item2) <= tolerance && Math.Abs(x.Item3 - y.Item3) <= tolerance;

        public int GetHashCode((double, double, double) obj) => 0;
    }
}
