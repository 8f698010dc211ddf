namespace Windtunnel.Kernel.Programs.Results;

/// <summary>One window of a cache.</summary>
/// <param name="Hits">Keys found.</param>
/// <param name="Misses">Keys not found.</param>
public readonly record struct CacheWindow(long Hits, long Misses);
