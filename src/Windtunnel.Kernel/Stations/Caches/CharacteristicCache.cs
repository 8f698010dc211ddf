using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Decides each hit from how many requests an entry survives; see <see cref="Cache.Characteristic"/>.</summary>
/// <remarks>
/// Counting requests and not seconds makes it follow a load that changes: an entry lives as long as its neighbours let it. The most popular keys are followed
/// one by one, since what happens to one of them is felt; a hit of any other is a draw with the probability its popularity implies.
/// </remarks>
internal sealed class CharacteristicCache : CacheState
{
    private readonly Popularity _popularity;
    private readonly KeyWeights? _weights;
    private readonly double _leastChosen;
    private readonly double _copies;
    private readonly double _characteristicRequests;
    private readonly CachePolicy _policy;
    private readonly long _capacity;
    private readonly double _deletesPerGet;
    private readonly double _ttl;
    private readonly RandomStream _lifeStream;
    private readonly Lifespans _lifespans;
    private readonly double _requestsPerNanosecond;
    private double _requestsSinceFlush = double.PositiveInfinity;
    private long _requests;

    // Of each shard whose node has died or come back: the request after which it began empty.
    private GroupState? _home;
    private DataSet? _data;
    private double[] _emptySince = [];

    // Of each key that is followed: the request after which it is given up, and the time when it is too old.
    private readonly double[] _lastRequest;
    private readonly long[] _expiry;

    public CharacteristicCache(Cache cache, (double CharacteristicRequests, long Capacity, double TtlSeconds) limits, CachePolicy policy, ulong seed)
    {
        (_popularity, _weights, _copies, _policy, _deletesPerGet) = (cache.Data.Popularity, cache.Weights, cache.Copies, policy, cache.DeletesPerGet);
        (_characteristicRequests, _capacity, _ttl) = (limits.CharacteristicRequests, limits.Capacity, limits.TtlSeconds * SimTime.PerSecond);
        (_lifespans, _requestsPerNanosecond) = (new Lifespans(cache.Data), cache.RequestsPerSecondBefore / SimTime.PerSecond);
        _leastChosen = _weights?.LeastOfTop(_capacity) ?? 0;
        _lifeStream = new RandomStream(seed, RandomStream.IdOf(cache.Name + "/life"));

        // What one copy has seen says nothing about the next; and behind another cache a key's life so far depends on its life there, which nobody knows at the beginning.
        int followed = cache.Copies > 1 || cache.Weights is not null ? 0 : (int)Math.Min(_popularity.Keys, Cache.FollowedMax);
        _lastRequest = new double[followed];
        _expiry = new long[followed];
        Fill(limits.TtlSeconds * cache.RequestsPerSecondBefore, new RandomStream(seed, RandomStream.IdOf(cache.Name + "/before")));
    }

    public override void Set(long key, long now)
    {
        if (key >= _lastRequest.Length || (_policy == CachePolicy.LeastFrequentlyUsed && !IsChosen(key)))
        {
            return;
        }

        _lastRequest[key] = _policy switch
        {
            CachePolicy.LeastFrequentlyUsed => double.PositiveInfinity,
            CachePolicy.Random => _requests + (_characteristicRequests * _lifeStream.NextExponential()),
            _ => _requests + _characteristicRequests,
        };
        _expiry[key] = Math.Min(_lifespans.EndOf(key, now), now + _ttl < long.MaxValue ? now + (long)_ttl : long.MaxValue);
    }

    public override void Delete(long key, long now)
    {
        if (key < _lastRequest.Length)
        {
            _lastRequest[key] = -1;
        }
    }

    public override void Flush(long now)
    {
        _requestsSinceFlush = 0;
        Array.Fill(_lastRequest, -1);
    }

    public override void FlushShard(GroupState group, DataSet data, int shard)
    {
        if (_home is null)
        {
            (_home, _data, _emptySince) = (group, data, new double[group.Group.Shards]);
            Array.Fill(_emptySince, double.NegativeInfinity);
        }

        _emptySince[shard] = _requests;
        for (int key = 0; key < _lastRequest.Length; key++)
        {
            if (group.ShardOf(key, data) == shard)
            {
                _lastRequest[key] = -1;
            }
        }
    }

    protected override bool Lookup(long key, long now, Draw draw)
    {
        _requests++;
        bool isHit = key < _lastRequest.Length ? IsHeld(key, now) : draw.NextChance(Probability(key, now));
        _requestsSinceFlush++;
        return isHit;
    }

    private bool IsHeld(long key, long now)
    {
        if (_requests > _lastRequest[key] || now >= _expiry[key])
        {
            return false;
        }

        if (_policy == CachePolicy.LeastRecentlyUsed)
        {
            _lastRequest[key] = _requests + _characteristicRequests;
        }

        return true;
    }

    private double ProbabilityOf(long key) => _weights?.Probability(key) ?? _popularity.Probability(key);

    /// <summary>Whether it is one of the most popular keys that there is room for.</summary>
    private bool IsChosen(long key) => _weights is null ? key < _capacity : _weights.Probability(key) >= _leastChosen;

    private double Probability(long key, long now)
    {
        double p = ProbabilityOf(key);
        double since = _home is null ? _requestsSinceFlush : Math.Min(_requestsSinceFlush, _requests - _emptySince[_home.ShardOf(key, _data!)]);
        double survived = Math.Min(_characteristicRequests, since / _copies);
        double probability = _policy switch
        {
            CachePolicy.LeastRecentlyUsed => UsedSince(p, survived),
            CachePolicy.LeastFrequentlyUsed => IsChosen(key) ? UsedSince(p, since / _copies) : 0,
            CachePolicy.Random => StoredOnMiss(1 / ((1 / (p * survived)) + _deletesPerGet)),
            _ => StoredOnMiss(BeforeDelete(p * survived)),
        };
        if (double.IsFinite(_ttl) && now > 0)
        {
            // An entry that expires is stored again by a miss only, whatever the policy.
            double inOneTtl = Math.Min(_requests * (_ttl / now), since) / _copies;
            probability = Math.Min(probability, StoredOnMiss(BeforeDelete(p * inOneTtl)));
        }

        return _lifespans.AreEndless ? probability : Math.Min(probability, UsedSince(p, RequestsInItsLife(key, now)));
    }

    /// <summary>Requests to one copy since a key took its place; +∞ where it always had it.</summary>
    private double RequestsInItsLife(long key, long now) =>
        _lifespans.AreEndless || double.IsInfinity(_requestsPerNanosecond) ? double.PositiveInfinity : _lifespans.AgeOf(key, now) * _requestsPerNanosecond;

    /// <summary>Leaves the keys that are followed as a long time of requests does: there with their probability, of any age.</summary>
    private void Fill(double requestsInOneTtl, RandomStream stream)
    {
        for (int key = 0; key < _lastRequest.Length; key++)
        {
            double p = ProbabilityOf(key);
            double known = RequestsInItsLife(key, 0);
            (double probability, double left) = _policy switch
            {
                CachePolicy.LeastRecentlyUsed => (UsedSince(p, _characteristicRequests), LeftOf(p * (1 + _deletesPerGet), known, stream)),
                CachePolicy.LeastFrequentlyUsed => (IsChosen(key) ? 1 / (1 + _deletesPerGet) : 0, double.PositiveInfinity),
                CachePolicy.Random => (
                    StoredOnMiss(1 / ((1 / (p * _characteristicRequests)) + _deletesPerGet)), _characteristicRequests * stream.NextExponential()),
                _ => (StoredOnMiss(BeforeDelete(p * _characteristicRequests)), LeftOf(p * _deletesPerGet, known, stream)),
            };
            bool canExpire = double.IsFinite(_ttl);
            probability = canExpire ? Math.Min(probability, StoredOnMiss(BeforeDelete(p * requestsInOneTtl))) : probability;
            probability = Math.Min(probability, UsedSince(p, known));
            _expiry[key] = Math.Min(_lifespans.EndOf(key, 0), canExpire ? (long)Math.Min(_ttl * stream.NextUniform(), long.MaxValue) : long.MaxValue);
            _lastRequest[key] = stream.NextChance(probability) ? left : -1;
        }
    }

    // The age of an entry that something renews or deletes at a rate is exponential, cut off where it would be gone; what is left is the rest of its life.
    private double LeftOf(double rate, double ageMax, RandomStream stream)
    {
        double u = stream.NextUniform();
        if (double.IsInfinity(_characteristicRequests))
        {
            return double.PositiveInfinity;
        }

        double oldest = Math.Min(_characteristicRequests, ageMax);
        double held = 1 - PortableMath.Exp(-rate * oldest);
        double age = held > 0 ? PortableMath.MinusLog(1 - (u * held)) / rate : u * oldest;
        return Math.Max(0, _characteristicRequests - age);
    }

    /// <summary>Probability that a key was used within some requests, and not deleted since.</summary>
    private double UsedSince(double p, double requests) => (1 - PortableMath.Exp(-p * (1 + _deletesPerGet) * requests)) / (1 + _deletesPerGet);

    /// <summary>Mean requests for a key before it is deleted, of those that its life would have had.</summary>
    private double BeforeDelete(double requestsForKey) => _deletesPerGet > 0 && requestsForKey > 0
        ? (1 - PortableMath.Exp(-_deletesPerGet * requestsForKey)) / _deletesPerGet
        : requestsForKey;

    private static double StoredOnMiss(double requestsForKey) => double.IsPositiveInfinity(requestsForKey) ? 1 : requestsForKey / (1 + requestsForKey);
}
