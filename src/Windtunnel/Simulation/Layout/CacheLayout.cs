using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Units;
using KernelData = Windtunnel.Kernel.Stations.DataSet;

namespace Windtunnel.Simulation.Layout;

/// <summary>What a cache keeps of one data set, as the kernel runs it.</summary>
/// <param name="Cache">The kernel's cache.</param>
/// <param name="Method">How hits are decided, for the report.</param>
/// <param name="Analytic">The hit ratio by formula; NaN when there is none.</param>
internal sealed record CacheLayout(Cache Cache, string Method, double Analytic)
{
    /// <summary>How long it takes to come within 5 % of its hit ratio when it begins empty [s]; NaN when that has no meaning.</summary>
    public double WarmUpSeconds { get; private init; } = double.NaN;

    /// <summary>Largest cache of which every entry is simulated.</summary>
    /// <remarks>
    /// A run has to see the whole cache turn over to say more than the formula does, and from a hundred keys up the formula is within 0.0015 of the exact
    /// hit ratio (docs/theory/caches.md); so beyond this size nothing is gained. Bringing one this large to its steady state before a run takes about 10 ms.
    /// </remarks>
    public const int ExactEntriesMax = 10_000;

    /// <summary>More than any cache holds; where keys come and go there are never too few to fill it.</summary>
    private const double EntriesMax = 1e15;

    /// <param name="model">Receives the cache.</param>
    /// <param name="component">The component.</param>
    /// <param name="name">Name of the data set; empty for gets that name none.</param>
    /// <param name="data">The data set as the kernel draws it.</param>
    /// <param name="share">What it gets out of the memory; null when no step stores it.</param>
    /// <param name="home">The nodes it is spread over; null for none.</param>
    public static CacheLayout Add(ModelBuilder model, Component component, string name, KernelData data, CacheShare? share, Group? home)
    {
        var title = $"{component.Name} {name}".TrimEnd();
        if (component.TypedHitRatio is { } typed)
        {
            return new CacheLayout(model.Add(Cache.Typed(title, data, typed.Value.Nominal)), "typed", typed.Value.Nominal);
        }

        if (share is not { } use)
        {
            return new CacheLayout(model.Add(Cache.Typed(title, data, 0)), "nothing stores it", 0);
        }

        var policy = PolicyOf(component.Eviction);
        var entries = (long)Math.Clamp(use.Capacity, 1, double.IsFinite(data.LastingSeconds) ? EntriesMax : data.Popularity.Keys);
        var claims = new SharedCache(component.Eviction, component.EntryLife, [use.Claim]);
        var warmUp = use.Claim.Rate > 0 ? claims.WarmUpSeconds(0, use.CharacteristicSeconds) : double.NaN;
        var isExact = entries * component.CacheCopies <= ExactEntriesMax;
        var cache = isExact
            ? Cache.Exact(title, data, (int)entries, policy, component.EntryLife)
            : Cache.Characteristic(title, data, use.CharacteristicRequests > 0 ? use.CharacteristicRequests : 1, policy, entries, component.EntryLife);
        (cache.RequestsPerSecondBefore, cache.DeletesPerGet, cache.Copies) = (use.Claim.Rate, use.Claim.DeletesPerGet, component.CacheCopies);
        cache.Home = home;
        cache.Weights = claims.WeightsOf(0, use.CharacteristicSeconds, isExact);
        return new CacheLayout(model.Add(cache), MethodOf(component, entries, data, isExact), use.HitRatio) { WarmUpSeconds = warmUp };
    }

    private static string MethodOf(Component component, long entries, KernelData data, bool isExact)
    {
        var copies = component.CacheCopies > 1 ? $" in each of {Human.Format(component.CacheCopies, Dimension.Number)} copies" : "";
        return isExact
            ? $"exact simulation of {Human.Format(entries, Dimension.Number)} entries{copies}"
            : $"Che's approximation, {Human.Format(data.Popularity.Keys, Dimension.Number)} keys{copies}";
    }

    private static CachePolicy PolicyOf(Eviction eviction) => eviction switch
    {
        Eviction.Lfu => CachePolicy.LeastFrequentlyUsed,
        Eviction.Fifo => CachePolicy.FirstInFirstOut,
        Eviction.Random => CachePolicy.Random,
        _ => CachePolicy.LeastRecentlyUsed,
    };
}
