using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations;

/// <summary>Stretches of time in which an instance does nothing, such as collections of garbage: no service starts or goes on meanwhile.</summary>
/// <remarks>They come whether the instance is busy or not, at each instance on its own. All cores of an instance stop together; requests are still taken in.</remarks>
/// <param name="GapSeconds">Mean time from the end of a pause to the next one [s], exponential; &gt; 0.</param>
/// <param name="Length">The law of how long a pause lasts [s].</param>
public sealed record Pauses(double GapSeconds, Law Length)
{
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(GapSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GapSeconds, double.MaxValue);
    }
}
