using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class ErlangATests
{
    // When patience equals the service time, everybody leaves at rate μ, waiting or not: the number present is Poisson with mean λ/μ.
    [Fact]
    public void Solve_PatienceEqualsService_IsMMInfinity()
    {
        var queue = ErlangA.Solve(8, 1, 6, 1);
        double poisson = Math.Exp(-8), below = 0;
        for (var k = 0; k < 6; k++)
        {
            below += poisson;
            poisson *= 8.0 / (k + 1);
        }

        queue.MeanNumber.ShouldAgreeWith(8, 1e-12);
        queue.WaitProbability.ShouldAgreeWith(1 - below, 1e-12);
    }

    [Fact]
    public void Solve_GreatPatience_IsErlangC()
    {
        var queue = ErlangA.Solve(2, 1, 3, 1e7);
        queue.WaitProbability.ShouldAgreeWith(4.0 / 9, 1e-5);
        queue.MeanWait.ShouldAgreeWith(MMc.MeanWait(2, 1, 3), 1e-5);
    }

    [Fact]
    public void Solve_NoPatience_IsErlangB() =>
        ErlangA.Solve(5, 1, 5, 1e-9).AbandonmentProbability.ShouldAgreeWith(ErlangB.Blocking(5, 5), 1e-6);

    // Overload: the excess must leave, so the share abandoned is 1 − c/λ as the system grows.
    [Fact]
    public void Solve_GrossOverload_ShedsTheExcess() =>
        ErlangA.Solve(2000, 1, 1000, 1).AbandonmentProbability.ShouldAgreeWith(0.5, 1e-6);

    [Fact]
    public void Solve_AnyLoad_BalancesFlowAndStaysInRange() =>
        Property.Holds(Property.Between(0.01, 3), Property.Count(1, 50), Property.Between(0.01, 20), (load, servers, patience) =>
        {
            var arrivals = load * servers;
            var queue = ErlangA.Solve(arrivals, 1, servers, patience);
            queue.WaitProbability.ShouldBeInRange(0, 1);
            queue.AbandonmentProbability.ShouldBeInRange(0, queue.WaitProbability);
            (arrivals * (1 - queue.AbandonmentProbability)).ShouldBeLessThanOrEqualTo(servers * (1 + 1e-9));
            ErlangA.Solve(arrivals, 1, servers, patience * 1.1).AbandonmentProbability
                .ShouldBeLessThanOrEqualTo(queue.AbandonmentProbability * (1 + 1e-9));
        });
}
