namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What a cache did.</summary>
/// <param name="Name">The cache.</param>
/// <param name="Model">How hits were decided: <c>exact</c>, <c>characteristic time</c> or <c>typed</c>.</param>
/// <param name="Hits">Keys found.</param>
/// <param name="Misses">Keys not found.</param>
/// <param name="Shared">Misses that waited for another request's fetch of the same key.</param>
/// <param name="Windows">The time series. Shape: [window].</param>
public sealed record CacheResult(string Name, string Model, long Hits, long Misses, long Shared, ReadOnlyMemory<CacheWindow> Windows)
{
    /// <summary>Share of lookups that found their key; not a number without lookups.</summary>
    public double HitRatio => (double)Hits / (Hits + Misses);
}
