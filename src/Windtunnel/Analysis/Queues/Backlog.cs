namespace Windtunnel.Analysis;

/// <summary>Messages that pile up while nobody works on them, and are worked off afterwards: a fluid, no chance in it.</summary>
public static class Backlog
{
    /// <summary>Messages that have piled up.</summary>
    /// <param name="arrivals">Messages arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="stoppedSeconds">How long nobody worked on them [s]; ≥ 0.</param>
    /// <returns>Messages.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double Messages(double arrivals, double stoppedSeconds)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.Negative(stoppedSeconds);
        return arrivals * stoppedSeconds;
    }

    /// <summary>Time from when work is taken up again until nothing is left: B/(μ − λ).</summary>
    /// <param name="messages">Messages that wait then, B; ≥ 0.</param>
    /// <param name="arrivals">Messages arriving meanwhile, λ [1/s]; ≥ 0.</param>
    /// <param name="capacity">Messages that can be worked on, μ [1/s]; &gt; 0.</param>
    /// <returns>Time [s]; +∞ when the consumers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double DrainSeconds(double messages, double arrivals, double capacity)
    {
        ThrowIf.Negative(messages);
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(capacity);
        return messages == 0 ? 0 : capacity > arrivals ? messages / (capacity - arrivals) : double.PositiveInfinity;
    }
}
