namespace Windtunnel.Kernel.Measures;

/// <summary>How many recorded times lie in one range.</summary>
/// <param name="Lowest">The shortest time that the bucket holds [ns]; ≥ 0.</param>
/// <param name="Highest">The longest time that the bucket holds [ns]; at most 0.8 % above the shortest.</param>
/// <param name="Count">How many times were recorded; ≥ 1.</param>
public readonly record struct HistogramBucket(long Lowest, long Highest, long Count);
