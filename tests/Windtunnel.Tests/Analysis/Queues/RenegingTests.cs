using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class RenegingTests
{
    // With a server for everybody nobody waits, and the faster of service and patience decides.
    [Fact]
    public void Solve_ServersForEverybody_IsARace() =>
        Reneging.Solve(1, 1, 200, 3).LossProbability.ShouldBe(0.25, 1e-12);

    // What is not lost is served: λ(1 − loss) = μ·E[busy].
    [Theory]
    [InlineData(2.4, 1, 2, 2)]
    [InlineData(100, 0.1, 3, 0.5)]
    [InlineData(0.1, 1, 1, 10)]
    public void Solve_AnyLoad_Conserves(double arrivals, double service, int servers, double patience)
    {
        var queue = Reneging.Solve(arrivals, service, servers, patience);
        (arrivals * (1 - queue.LossProbability)).ShouldBe(queue.Utilisation * servers / service, 1e-9 * arrivals);
    }
}
