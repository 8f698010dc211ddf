using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Decides each hit from the popularity of the key and how many requests an entry survives; see <see cref="Cache.Characteristic"/>.</summary>
/// <remarks>Counting requests and not seconds makes it follow a load that changes: an entry lives as long as its neighbours let it.</remarks>
internal sealed class CharacteristicCache(
    Popularity popularity, double characteristicRequests, CachePolicy policy, long capacity, double ttlSeconds) : CacheState
{
    private readonly double _ttl = ttlSeconds * SimTime.PerSecond;
    private double _requestsSinceFlush = double.PositiveInfinity;
    private long _requests;

    public override void Set(long key, long now)
    {
    }

    public override void Delete(long key)
    {
    }

    public override void Flush(long now) => _requestsSinceFlush = 0;

    protected override bool Lookup(long key, long now, Draw draw)
    {
        double p = popularity.Probability(key);
        double survived = Math.Min(characteristicRequests, _requestsSinceFlush);
        double probability = policy switch
        {
            CachePolicy.LeastRecentlyUsed => 1 - PortableMath.Exp(-p * survived),
            CachePolicy.LeastFrequentlyUsed => key < capacity ? 1 - PortableMath.Exp(-p * _requestsSinceFlush) : 0,
            _ => StoredOnMiss(p * survived),
        };

        _requests++;
        _requestsSinceFlush++;
        if (double.IsFinite(_ttl) && now > 0)
        {
            // An entry that expires is stored again by a miss only, whatever the policy.
            double inOneTtl = Math.Min(_requests * (_ttl / now), _requestsSinceFlush);
            probability = Math.Min(probability, StoredOnMiss(p * inOneTtl));
        }

        return draw.NextChance(probability);
    }

    private static double StoredOnMiss(double requestsForKey) => double.IsPositiveInfinity(requestsForKey) ? 1 : requestsForKey / (1 + requestsForKey);
}
