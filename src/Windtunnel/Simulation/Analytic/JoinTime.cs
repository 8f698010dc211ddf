using Windtunnel.Analysis;

namespace Windtunnel.Simulation.Analytic;

/// <summary>The time until enough of several things done at once are done.</summary>
/// <remarks>
/// Each is taken as a constant and an exponential part that match its mean and variance, all independent: exact for idle exponential branches.
/// That branches started together are slow together is corrected for as Nelson and Tantawi (1988) found for equal queues, which makes two equal
/// M/M/1 exact (Flatto and Hahn 1984). See docs/theory/fork-join.md.
/// </remarks>
internal static class JoinTime
{
    /// <summary>Error of the time by which the join is later than its slowest branch alone, as a share of that time.</summary>
    /// <remarks>Measured by AgreementTests together with the error of batches: −20 % to +14 % of a fan-out, −4 % to +5 % of a join.</remarks>
    private const double SpreadError = 0.3;

    /// <summary>Points of the integral over the probability that the join is not done yet.</summary>
    private const int Points = 2000;

    /// <summary>Length of that integral in multiples of the longest exponential part; e^−45 is left out.</summary>
    private const double Length = 45;

    /// <summary>Until <paramref name="needed"/> of the branches are done; the others go on, nobody waits for them.</summary>
    public static Moments Of(IReadOnlyList<Moments> branches, int needed)
    {
        needed = Math.Clamp(needed, 0, branches.Count);
        if (needed == 0)
        {
            return default;
        }

        var wait = branches.Max(b => b.Wait);
        var slowest = branches.Select(b => b.Mean).Order().ElementAt(needed - 1);
        if (branches.Count == 1 || double.IsInfinity(slowest))
        {
            return branches.Count == 1 ? branches[0] : new Moments(slowest, slowest, slowest, 0);
        }

        var (mean, square) = Integrate([.. branches.Where(b => double.IsFinite(b.Mean)).Select(Split)], needed);
        var variance = Math.Max(0, square - mean * mean);
        if (needed == branches.Count)
        {
            mean = slowest + (mean - slowest) * Together(branches.Count, branches.Max(b => b.WaitShare));
        }

        var doubt = branches.Max(b => b.Mean > 0 && double.IsFinite(b.Mean) ? b.Doubt / b.Mean : 0);
        return new Moments(mean, variance, wait, doubt * mean + SpreadError * Math.Abs(mean - slowest));
    }

    /// <summary>Until all of a number of like requests are done, sent to the instances of a component at random.</summary>
    /// <param name="branch">One of them.</param>
    /// <param name="count">How many, on average; ≥ 0.</param>
    /// <param name="spread">Over how many instances.</param>
    /// <remarks>
    /// The last is done when the last instance is done with those that it got, so lateness is that of as many instances as get any, shortened as in a join in so far as
    /// they get them together. Delays that no other request shares are late on their own; the two are independent, so squares add. Exact for one instance.
    /// </remarks>
    public static Moments Of(Moments branch, double count, Spread spread)
    {
        if (count <= 1 || double.IsInfinity(branch.Mean))
        {
            return branch.Repeated(Math.Min(1, count), 0);
        }

        var (mean, variance) = spread.LastAt(branch, count);
        var used = Math.Max(1, spread.UsedBy(count));
        var together = 1 - (spread.Togetherness(count) * (1 - Together((int)Math.Min(ForkJoin.MaxBranches, Math.Round(used)), branch.WaitShare)));
        var (queue, delay) = (Bounded(mean, variance), Bounded(branch.Mean, branch.Variance - spread.QueueVariance));
        var (atQueue, onItsOwn) = (queue * (Harmonic(used) - 1) * together, delay * (Harmonic(count) - 1));
        var later = mean - branch.Mean + Math.Sqrt((atQueue * atQueue) + (onItsOwn * onItsOwn));
        return new Moments(branch.Mean + later, ((queue * queue) + (delay * delay)) * Math.PI * Math.PI / 6, branch.Wait, branch.Doubt + SpreadError * later);
    }

    /// <summary>Part of the lateness of independent branches that is left when all are started by the same requests.</summary>
    private static double Together(int branches, double waitShare)
    {
        var n = Math.Min(branches, ForkJoin.MaxBranches);
        return n < 2 || waitShare >= 1 ? 1 : (ForkJoin.ApproximateMeanResponse(n, waitShare, 1) * (1 - waitShare) - 1) / (ForkJoin.LongestOf(n, 1) - 1);
    }

    // The longest of a few log-normal times of SCV 4 is as late as by this; of times that vary more it is less than their deviation says.
    private static double Bounded(double mean, double variance) => Math.Min(2 * mean, Math.Sqrt(Math.Max(0, variance)));

    private static (double Constant, double Exponential) Split(Moments time)
    {
        var spread = Math.Min(time.Mean, Math.Sqrt(time.Variance));
        return (time.Mean - spread, spread);
    }

    private static (double Mean, double Square) Integrate((double Constant, double Exponential)[] parts, int needed)
    {
        var begin = needed == parts.Length ? parts.Max(p => p.Constant) : parts.Min(p => p.Constant);
        var end = parts.Max(p => p.Constant) + Length * parts.Max(p => p.Exponential);

        // Simpson's rule; squaring the variable puts more points where branches begin to be done.
        double mean = begin, square = begin * begin;
        for (var i = 0; i <= Points; i++)
        {
            var u = (double)i / Points;
            var time = begin + (end - begin) * u * u;
            var weight = (i is 0 or Points ? 1 : i % 2 == 1 ? 4 : 2) / (3.0 * Points) * 2 * u * (end - begin);
            var open = NotDone(parts, needed, time);
            mean += weight * open;
            square += weight * 2 * time * open;
        }

        return (mean, square);
    }

    /// <summary>Probability that fewer than <paramref name="needed"/> are done at a time.</summary>
    private static double NotDone((double Constant, double Exponential)[] parts, int needed, double time)
    {
        Span<double> done = stackalloc double[Math.Min(needed, 64) + 1];
        var counts = needed <= 64 ? done : new double[needed + 1];
        counts.Clear();
        counts[0] = 1;
        foreach (var (constant, exponential) in parts)
        {
            var p = time < constant ? 0 : exponential == 0 ? 1 : -Math.Exp((constant - time) / exponential) + 1;
            for (var k = needed; k > 0; k--)
            {
                counts[k] = (k == needed ? counts[k] : counts[k] * (1 - p)) + counts[k - 1] * p;
            }

            counts[0] *= 1 - p;
        }

        var sum = 0.0;
        for (var k = 0; k < needed; k++)
        {
            sum += counts[k];
        }

        return sum;
    }

    // H(n) = 1 + 1/2 + … + 1/n; between whole numbers and far out by its expansion (Euler 1736).
    private static double Harmonic(double n)
    {
        if (n == Math.Floor(n) && n <= 100)
        {
            return ForkJoin.LongestOf((int)n, 1);
        }

        return Math.Log(n) + 0.577215664901532861 + 1 / (2 * n) - 1 / (12 * n * n);
    }
}
