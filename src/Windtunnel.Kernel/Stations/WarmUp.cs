namespace Windtunnel.Kernel.Stations;

/// <summary>How much longer services of an instance take after it started: most at first, then evenly less until nothing is left of it.</summary>
/// <param name="Factor">How many times as long at the start; ≥ 1.</param>
/// <param name="Seconds">How long until it is at full speed [s]; &gt; 0.</param>
public sealed record WarmUp(double Factor, double Seconds)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Factor, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Seconds);
    }
}
