namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Which entry a full cache gives up.</summary>
public enum CachePolicy
{
    /// <summary>The one not used for the longest time.</summary>
    LeastRecentlyUsed,

    /// <summary>The one stored first.</summary>
    FirstInFirstOut,

    /// <summary>Any, all equally likely.</summary>
    Random,

    /// <summary>The one used least often since it was stored; of those, the one not used for the longest time.</summary>
    LeastFrequentlyUsed,
}
