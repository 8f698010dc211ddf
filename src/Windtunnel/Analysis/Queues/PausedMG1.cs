namespace Windtunnel.Analysis;

/// <summary>One server that pauses now and then, busy or not, and goes on where it was; Poisson arrivals, any service, first come first served.</summary>
/// <remarks>
/// Breakdowns of model A in Avi-Itzhak &amp; Naor 1963, "Some queuing problems with the service station subject to breakdown", Operations Research 11: exponential
/// gaps between pauses, lengths of any law. Exact. See docs/theory/waiting.md.
/// </remarks>
public static class PausedMG1
{
    /// <summary>Mean time waiting and being served, pauses included: kS + W(kS) + <see cref="MeanAdded"/>, k = 1 + pause/gap.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one without pauses, S [s]; &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time; ≥ 0.</param>
    /// <param name="gap">Mean time from the end of a pause to the next one [s]; &gt; 0.</param>
    /// <param name="pause">Mean length of a pause [s]; ≥ 0.</param>
    /// <param name="pauseScv">Squared coefficient of variation of that length; ≥ 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime, double serviceScv, double gap, double pause, double pauseScv)
    {
        ThrowIf.NotPositive(gap);
        ThrowIf.Negative(pause);
        var stretched = serviceTime * (1 + (pause / gap));
        return MG1.MeanResponse(arrivals, stretched, serviceScv) + MeanAdded(arrivals * stretched, gap, pause, pauseScv);
    }

    /// <summary>What pauses add to the mean response beyond stretching the service: E[P²]/(2(gap + pause)(1−ρ)), the rest of a pause and the queue it left.</summary>
    /// <param name="utilisation">Utilisation with the service stretched, ρ; ≥ 0.</param>
    /// <param name="gap">Mean time from the end of a pause to the next one [s]; &gt; 0.</param>
    /// <param name="pause">Mean length of a pause [s]; ≥ 0.</param>
    /// <param name="pauseScv">Squared coefficient of variation of that length; ≥ 0.</param>
    /// <returns>Mean added time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanAdded(double utilisation, double gap, double pause, double pauseScv)
    {
        ThrowIf.Negative(utilisation);
        ThrowIf.NotPositive(gap);
        ThrowIf.Negative(pause);
        ThrowIf.Negative(pauseScv);
        return utilisation < 1 ? pause * pause * (1 + pauseScv) / (2 * (gap + pause) * (1 - utilisation)) : double.PositiveInfinity;
    }

    /// <summary>Cores that were free when their server paused and are taken by requests that wait for its end: arrivals as an even stream, free cores as a level.</summary>
    /// <param name="arrivals">Requests arriving at the server, λ [1/s]; ≥ 0.</param>
    /// <param name="cores">Cores that are free when a pause begins, on average; ≥ 0.</param>
    /// <param name="gap">Mean time from the end of a pause to the next one [s]; &gt; 0.</param>
    /// <param name="pause">Mean length of a pause [s]; ≥ 0.</param>
    /// <returns>Mean over all time; an approximation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanTaken(double arrivals, double cores, double gap, double pause)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.Negative(cores);
        ThrowIf.NotPositive(gap);
        ThrowIf.Negative(pause);
        var come = arrivals * pause;
        var taken = come > cores ? cores * (1 - (cores / (2 * come))) : come / 2;
        return taken * pause / (gap + pause);
    }
}
