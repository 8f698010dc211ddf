namespace Windtunnel.Analysis;

/// <summary>A log whose flush serves everybody who came before it began: a server that takes all that wait at once.</summary>
/// <remarks>
/// The bulk queue M/G^[1,∞]/1. Who finds the log idle waits one flush; who comes during a flush waits for the rest of it, and then one. A cycle is a flush and, with the probability that
/// nobody came meanwhile, the wait for the next write. So there is no rate that it cannot carry, and with constant flushes nobody waits longer than two. Derived in docs/theory/replicas.md.
/// </remarks>
public static class GroupCommit
{
    /// <summary>Mean and variance of the time until a write is flushed.</summary>
    /// <param name="writes">Writes, Poisson [1/s]; ≥ 0.</param>
    /// <param name="flush">Mean time of a flush [s]; &gt; 0.</param>
    /// <param name="scv">Squared coefficient of variation of that time; ≥ 0. Exact for constant and gamma (so exponential) times.</param>
    /// <returns>[s] and [s²].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static (double Mean, double Variance) Response(double writes, double flush, double scv)
    {
        ThrowIf.Negative(writes);
        ThrowIf.NotPositive(flush);
        ThrowIf.Negative(scv);
        var nobody = scv == 0 ? Math.Exp(-writes * flush) : Math.Pow(1 + (writes * flush * scv), -1 / scv);
        var busy = writes == 0 ? 0 : flush / (flush + (nobody / writes));
        var rest = busy * flush * (1 + scv) / 2;
        var square = busy * flush * flush * (1 + scv) * (1 + (2 * scv)) / 3;
        return (flush + rest, (scv * flush * flush) + square - (rest * rest));
    }

    /// <summary>Writes that one flush serves on average; ≥ 1.</summary>
    /// <param name="writes">Writes, Poisson [1/s]; &gt; 0.</param>
    /// <param name="flush">Time of a flush, constant [s]; &gt; 0.</param>
    public static double MeanBatch(double writes, double flush)
    {
        ThrowIf.NotPositive(writes);
        ThrowIf.NotPositive(flush);
        return (writes * flush) + Math.Exp(-writes * flush);
    }
}
