using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

/// <summary>How far Allen–Cunneen is off, measured against exact solutions; docs/theory/waiting.md and the analytic pass state these figures.</summary>
public sealed class GGcErrorTests
{
    // Measured worst: 1.2 % with constant service, 5.9 % with two-phase service of SCV 4.
    private const double PoissonError = 0.06;

    // Measured worst: 20 % with constant gaps, 14 % with gaps of SCV 1/4 and of SCV 4, 9 % at 1/2, 3 % at 2.
    private const double OtherError = 0.2;

    [Theory]
    [InlineData(2, 0.3)]
    [InlineData(2, 0.6)]
    [InlineData(2, 0.9)]
    [InlineData(4, 0.3)]
    [InlineData(4, 0.8)]
    [InlineData(16, 0.8)]
    [InlineData(16, 0.95)]
    public void MeanResponse_PoissonAndConstantService_IsWithinTheStatedError(int servers, double load) =>
        GGc.MeanResponse(load * servers, 1, 1, 0, servers)
            .ShouldAgreeWith(1 + ConstantServiceWait(load * servers, servers), PoissonError);

    [Theory]
    [InlineData(2, 0.3)]
    [InlineData(2, 0.6)]
    [InlineData(2, 0.8)]
    [InlineData(4, 0.6)]
    [InlineData(4, 0.8)]
    public void MeanResponse_PoissonAndTwoPhaseService_IsWithinTheStatedError(int servers, double load) =>
        GGc.MeanResponse(load * servers, 1, 1, 4, servers)
            .ShouldAgreeWith(1 + TwoPhaseServiceWait(load * servers, servers, TwoPhase.Balanced(4)), PoissonError);

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(4)]
    public void MeanResponse_ArrivalsNotPoisson_IsWithinTheStatedError(double arrivalScv)
    {
        var gaps = TwoPhase.Balanced(Math.Max(1, arrivalScv));
        var worst = 0.0;
        for (var load = 0.1; load < 0.99; load += 0.05)
        {
            var rate = load;
            var exact = arrivalScv == 0 ? DM1.MeanResponse(load, 1)
                : arrivalScv < 1 ? EkM1.MeanResponse((int)(1 / arrivalScv), load, 1)
                : GIM1.MeanResponse(load, 1, s => gaps.Transform(s / rate));
            worst = Math.Max(worst, Math.Abs(GGc.MeanResponse(load, arrivalScv, 1, 1, 1) / exact - 1));
        }

        worst.ShouldBeLessThan(OtherError);
    }

    /// <summary>Mean wait of M/D/c with service 1, by Crommelin 1932: what is present one service later is what did not fit plus the arrivals.</summary>
    private static double ConstantServiceWait(double arrivals, int servers)
    {
        const int places = 250;
        var poisson = new double[places];
        poisson[0] = Math.Exp(-arrivals);
        for (var k = 1; k < places; k++) poisson[k] = poisson[k - 1] * arrivals / k;
        var present = (double[])poisson.Clone();
        var change = 1.0;
        for (var step = 0; change > 1e-9 && step < 2000; step++)
        {
            var next = new double[places];
            for (var n = 0; n < places; n++)
            {
                var left = Math.Max(0, n - servers);
                if (present[n] < 1e-18) continue;
                for (var k = 0; k + left < places; k++) next[k + left] += present[n] * poisson[k];
            }

            change = present.Zip(next, (a, b) => Math.Abs(a - b)).Sum();
            present = next;
        }

        var number = 0.0;
        for (var n = 0; n < places; n++) number += n * present[n];
        return number / arrivals - 1;
    }

    /// <summary>Mean wait of M/H2/c with service 1: the chain of (number present, busy servers in the first phase), cut off at 220.</summary>
    private static double TwoPhaseServiceWait(double arrivals, int servers, TwoPhase service)
    {
        const int places = 220;
        var width = servers + 1;
        var chain = new MarkovChain((places + 1) * width);
        for (var n = 0; n <= places; n++)
        {
            for (var j = 0; j <= servers; j++)
            {
                // Impossible combinations drain into a possible one, so that the chain has a single steady state.
                var busy = Math.Min(n, servers);
                if (j > busy)
                {
                    chain.Add(n * width + j, n * width + busy, 1);
                    continue;
                }

                if (n < places) Start(chain, n * width + j, (n + 1) * width + j, arrivals, n < servers);
                Start(chain, n * width + j, (n - 1) * width + j - 1, j * service.Rate1, n > servers);
                Start(chain, n * width + j, (n - 1) * width + j, (busy - j) * service.Rate2, n > servers);
            }
        }

        var shares = chain.Solve();
        var number = 0.0;
        for (var s = 0; s < shares.Length; s++) number += s / width * shares[s];
        return number / arrivals - 1;

        void Start(MarkovChain c, int from, int to, double rate, bool startsService)
        {
            if (rate <= 0) return;
            if (!startsService)
            {
                c.Add(from, to, rate);
                return;
            }

            c.Add(from, to + 1, rate * service.Share);
            c.Add(from, to, rate * (1 - service.Share));
        }
    }
}
