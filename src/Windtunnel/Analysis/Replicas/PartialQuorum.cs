namespace Windtunnel.Analysis;

/// <summary>How long a quorum takes, and how often a read misses a write, where some of n replicas answer for all.</summary>
/// <remarks>Bailis et al. 2012, Probabilistically bounded staleness for practical partial quorums. Replicas are alike and independent. See docs/theory/replicas.md.</remarks>
public static class PartialQuorum
{
    /// <summary>Mean time until k of n exponential times are over: mean · (1/n + … + 1/(n−k+1)).</summary>
    /// <param name="needed">Answers waited for, k; 0 to n.</param>
    /// <param name="replicas">Replicas asked, n; ≥ 1.</param>
    /// <param name="meanSeconds">Mean time of one [s]; &gt; 0.</param>
    /// <returns>Mean time [s].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Rényi 1953, On the theory of order statistics.</remarks>
    public static double MeanTime(int needed, int replicas, double meanSeconds)
    {
        ThrowIf.Below(replicas, 1);
        ThrowIf.Below(needed, 0);
        ThrowIf.Above(needed, replicas);
        ThrowIf.NotPositive(meanSeconds);
        var sum = 0.0;
        for (var i = replicas - needed + 1; i <= replicas; i++) sum += 1.0 / i;
        return sum * meanSeconds;
    }

    /// <summary>Probability that a read right after a write was answered asks none of the replicas that have it: C(n−w, r) / C(n, r).</summary>
    /// <param name="replicas">Replicas, n; ≥ 1.</param>
    /// <param name="written">Replicas that had the write when it was answered, w; 1 to n.</param>
    /// <param name="read">Replicas the read asks, r; 1 to n.</param>
    /// <returns>Probability, 0 to 1; 0 where r + w &gt; n.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Bailis et al. 2012, eq. 1.</remarks>
    public static double StaleAtOnce(int replicas, int written, int read)
    {
        ThrowIf.Below(replicas, 1);
        ThrowIf.Below(written, 1);
        ThrowIf.Above(written, replicas);
        ThrowIf.Below(read, 1);
        ThrowIf.Above(read, replicas);
        var share = 1.0;
        for (var i = 0; i < read; i++) share *= Math.Max(0, replicas - written - i) / (double)(replicas - i);
        return share;
    }

    /// <summary>The same some time later, when the time a replica takes to have a write is exponential: each of those asked must still lack it.</summary>
    /// <param name="replicas">Replicas, n; ≥ 1.</param>
    /// <param name="written">Replicas that had the write when it was answered, w; 1 to n.</param>
    /// <param name="read">Replicas the read asks, r; 1 to n.</param>
    /// <param name="meanSeconds">Mean time of a replica to have a write [s]; &gt; 0.</param>
    /// <param name="laterSeconds">Time since the write was answered, t [s]; ≥ 0.</param>
    /// <returns>C(n−w, r)/C(n, r) · e^(−r·t/mean), 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>What is left of an exponential time is exponential, so the n−w others are independent from the answer on; the rest is eq. 1 over those left.</remarks>
    public static double StaleAfter(int replicas, int written, int read, double meanSeconds, double laterSeconds)
    {
        ThrowIf.NotPositive(meanSeconds);
        ThrowIf.Negative(laterSeconds);
        return StaleAtOnce(replicas, written, read) * Math.Exp(-read * laterSeconds / meanSeconds);
    }

    /// <summary>Share of the reads of a follower that miss a write: the last of a Poisson stream of writes of the key is still on its way.</summary>
    /// <param name="writes">Writes of the key, λ [1/s]; ≥ 0.</param>
    /// <param name="meanLag">Mean lag, exponential [s]; ≥ 0.</param>
    /// <returns>λ·lag / (1 + λ·lag), 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>1 − E[e^(−λ·lag)]: no later write came during the lag. For a constant lag that is 1 − e^(−λ·lag).</remarks>
    public static double StaleAtFollower(double writes, double meanLag)
    {
        ThrowIf.Negative(writes);
        ThrowIf.Negative(meanLag);
        return writes * meanLag / (1 + writes * meanLag);
    }

    /// <summary>Mean number of acknowledged writes that die with a primary because no follower has received them.</summary>
    /// <param name="writes">Writes, λ [1/s]; ≥ 0.</param>
    /// <param name="meanLag">Mean lag of each follower, exponential and independent [s]; ≥ 0.</param>
    /// <param name="followers">Followers; ≥ 1.</param>
    /// <returns>λ·lag / followers: the writes whose shortest lag is not over (M/G/∞).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double LostWrites(double writes, double meanLag, int followers)
    {
        ThrowIf.Negative(writes);
        ThrowIf.Negative(meanLag);
        ThrowIf.Below(followers, 1);
        return writes * meanLag / followers;
    }
}
