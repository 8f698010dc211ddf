using Windtunnel.Components.Cache;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Analysis;

/// <summary>A cache whose memory several data sets share, each with its own popularity, size of entry and rate.</summary>
/// <remarks>
/// All entries have the same characteristic time in seconds, which is how the memory is divided: Che, Tung &amp; Wang 2002 for LRU, Martina,
/// Garetto &amp; Leonardi 2014 for FIFO and random. Every miss is stored. A time to live counts from storage; deletes come in proportion to gets, key by key. See docs/theory/caches.md.
/// </remarks>
public sealed class SharedCache
{
    /// <summary>Share of its hit ratio at which a cache counts as warm.</summary>
    private const double WarmShare = 0.95;

    /// <summary>Share of a time to live below which a fetch hardly moves when misses come.</summary>
    private const double QuickFetch = 0.01;

    /// <summary>A hit ratio that is as good as one; keeps a popularity finite.</summary>
    private const double AlwaysThere = 1 - 1e-12;

    private readonly IReadOnlyList<CacheClaim> _claims;
    private readonly AskedKeys[][] _groups;
    private readonly double[] _scales;
    private readonly Eviction _eviction;
    private readonly double _timeToLive;

    /// <param name="eviction">Which entry goes when there is no room.</param>
    /// <param name="timeToLive">Age at which an entry is dropped [s]; +∞ for never.</param>
    /// <param name="claims">The data sets.</param>
    /// <param name="spread">Largest relative spread of popularity that is counted together; in (0, 1). Default 1/64: hit ratios within 2e-5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spread is outside its range.</exception>
    public SharedCache(Eviction eviction, double timeToLive, IReadOnlyList<CacheClaim> claims, double spread = KeyGroup.Spread)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ThrowIf.NotPositive(spread);
        ThrowIf.NotPercentile(spread);
        (_eviction, _timeToLive, _claims) = (eviction, timeToLive, claims);
        var asked = claims.Select(c => AskedKeys.Of(c, spread)).ToArray();
        (_groups, _scales) = ([.. asked.Select(a => a.Groups)], [.. asked.Select(a => a.Scale)]);
    }

    /// <summary>What each data set gets out of it.</summary>
    /// <param name="memory">Room for entries [B]; ≥ 0.</param>
    /// <returns>One share per claim.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The memory is negative or not finite.</exception>
    public CacheShare[] Shares(double memory)
    {
        ThrowIf.Negative(memory);
        var rate = _claims.Count == 0 ? 0 : _claims.Max(c => c.Rate);

        // Where all fits, nothing is ever evicted; asking first saves a search that would only end at infinity (400 ms for a design of two caches).
        var seconds = rate == 0 || Bytes(double.PositiveInfinity) <= memory ? double.PositiveInfinity : Bisection.FindFromZero(t => Bytes(t) < memory, 1 / rate);
        var used = Bytes(seconds);
        return [.. _claims.Select((claim, i) => Share(claim, i, memory, used, seconds))];
    }

    /// <summary>Memory that makes the hit ratio, over all data sets, as high as wanted.</summary>
    /// <param name="hitRatio">Wanted share of requests answered; 0 to below 1.</param>
    /// <returns>Memory [B]; +∞ when a time to live keeps it below that whatever the memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The hit ratio is outside its range.</exception>
    public double MemoryFor(double hitRatio)
    {
        ThrowIf.NotPercentile(hitRatio);
        var rate = _claims.Sum(c => c.Rate);
        if (rate == 0 || hitRatio == 0) return 0;
        if (AllHits(double.PositiveInfinity) < hitRatio * rate) return double.PositiveInfinity;
        return Bytes(Bisection.FindFromZero(t => AllHits(t) < hitRatio * rate, 1 / rate));
    }

    /// <summary>How long an empty cache takes to come within 5 % of the hit ratio of a data set.</summary>
    /// <param name="claim">Index of the data set; it must be asked for.</param>
    /// <param name="seconds">The characteristic time [s]; &gt; 0, +∞ where nothing is given up.</param>
    /// <returns>[s].</returns>
    /// <remarks>
    /// Until it is full nothing is given up, and a key is there once it has been asked for; that lasts one characteristic time. A miss stores its key at once.
    /// </remarks>
    public double WarmUpSeconds(int claim, double seconds)
    {
        ThrowIf.NotPositive(_claims[claim].Rate);
        var wanted = WarmShare * Cold(claim, double.PositiveInfinity, seconds);
        return Bisection.FindFromZero(t => Cold(claim, t, seconds) < wanted, 1 / _claims[claim].Rate);
    }

    /// <summary>How often keys of a data set behind other caches are asked for here, for a run.</summary>
    /// <param name="claim">Index of the data set.</param>
    /// <param name="seconds">The characteristic time [s]; &gt; 0.</param>
    /// <param name="isExact">Whether every entry is simulated; if not, and where misses of another cache come in, the popularity at which Poisson requests would hit as often.</param>
    /// <returns>Null where no cache stands before it.</returns>
    internal KeyWeights? WeightsOf(int claim, double seconds, bool isExact)
    {
        if (_claims[claim].Filter is null)
        {
            return null;
        }

        return isExact || RegularBefore(_claims[claim], seconds) is not var (before, life, isRenewed) || !(_claims[claim].Rate * life > 0)
            ? KeyFilter.Weights(_claims[claim].Popularity, p => Asked(_claims[claim], claim, p))
            : KeyFilter.Weights(_claims[claim].Popularity, p => AsIfPoisson(before.MissesOf!(p).HitsBehind(before.Claim.Copies, life, isRenewed)));

        double AsIfPoisson(double hitRatio)
        {
            var hit = Math.Min(hitRatio, AlwaysThere);
            return (isRenewed ? -Complement.Logarithm(hit) : hit / (1 - hit)) / (_claims[claim].Rate * life);
        }
    }

    private CacheShare Share(CacheClaim claim, int index, double memory, double used, double seconds)
    {
        // Room that expired entries leave is divided as the room in use is.
        var capacity = Math.Floor(
            _claims.Count == 1 ? memory / claim.EntryBytes : used > 0 ? Held(index, seconds) * Math.Max(1, memory / used) : 0);
        var requests = claim.Rate > 0 ? claim.Rate * seconds : 0;
        if (_eviction == Eviction.Lfu && double.IsInfinity(_timeToLive) && claim.DeletesPerGet == 0)
        {
            var (popular, least, held) = MostPopular(index, capacity);
            return new CacheShare(claim, capacity, requests, popular, 1 - popular) { MissOf = p => Asked(claim, index, p).CompareTo(least) switch { > 0 => 0, 0 => 1 - held, _ => 1 } };
        }

        double hits = 0, fetches = 0;
        foreach (var group in _groups[index])
        {
            var (hit, fetch) = Ask(claim, group, seconds);
            hits += group.Share * hit;
            fetches += group.Share * fetch;
        }

        return new CacheShare(claim, capacity, requests, Math.Min(1, hits), Math.Min(1, fetches))
        {
            MissOf = p => Ask(claim, new AskedKeys(1, Asked(claim, index, p), p), seconds).Fetches,
            MissesOf = MissesOf(claim, seconds),
        };
    }

    /// <summary>Whether entries have one constant life, renewed by each use or not; null where the life is random, or either of two.</summary>
    private (double Life, bool IsRenewed)? LifeOf(CacheClaim claim, double seconds)
    {
        if (claim.DeletesPerGet > 0 || double.IsFinite(claim.LastingSeconds) || claim.FetchSeconds > QuickFetch * _timeToLive) return null;
        return _eviction switch
        {
            _ when double.IsInfinity(seconds) => (_timeToLive, IsRenewed: false),
            Eviction.Lru when double.IsInfinity(_timeToLive) => (seconds, IsRenewed: true),
            Eviction.Fifo => (Math.Min(seconds, _timeToLive), IsRenewed: false),
            _ => null,
        };
    }

    private Func<double, MissTimes>? MissesOf(CacheClaim claim, double seconds) => (claim.Filter, LifeOf(claim, seconds)) switch
    {
        (null, (var life, true)) => p => new LruMisses(claim.Rate * p, life),
        (null, (var life, false)) => p => new ConstantLifeMisses(claim.Rate * p, life),
        _ => null,
    };

    private (double Hits, double Fetches) Ask(CacheClaim claim, AskedKeys keys, double seconds) =>
        DelayedHits.Of(PresentAtGet(claim, keys, seconds), claim.Rate * keys.Probability * claim.FetchSeconds, claim.IsCoalesced);

    /// <summary>Probability that a request that comes here asks for a key that requests before all caches ask for so often.</summary>
    private double Asked(CacheClaim claim, int index, double popularity) =>
        claim.Filter is null ? popularity : popularity * claim.Filter.PassOf(popularity) * _scales[index];

    /// <summary>Share of the requests for the keys that are asked for most, as many as there is room for; how often the last of them is, and what share of those asked for as often.</summary>
    private (double Share, double Least, double Held) MostPopular(int index, double capacity)
    {
        var claim = _claims[index];
        var (share, left, least, held) = (0.0, capacity, double.PositiveInfinity, 0.0);
        foreach (var group in _groups[index].OrderByDescending(g => g.Probability).TakeWhile(_ => left > 0))
        {
            (held, least) = (Math.Min(1, left / group.Keys), group.Probability);
            share += held * group.Share;
            left -= group.Keys;
        }

        return (claim.Filter is null ? LfuHitRatio.Exact(claim.Popularity, (long)Math.Min(capacity, claim.Popularity.Keys)) : Math.Min(1, share), least, held);
    }

    private double Cold(int claim, double elapsed, double seconds)
    {
        var (sum, deletesPerGet) = (0.0, _claims[claim].DeletesPerGet);
        foreach (var group in _groups[claim])
        {
            var rate = _claims[claim].Rate * group.Probability;
            var asked = rate == 0 ? 0 : Complement.OfExponential(rate * (1 + deletesPerGet) * elapsed) / (1 + deletesPerGet);
            sum += group.Share * Math.Min(asked, PresentAtGet(_claims[claim], group, seconds));
        }

        return sum;
    }

    private double Bytes(double seconds)
    {
        var sum = 0.0;
        for (var i = 0; i < _claims.Count; i++) sum += _claims[i].EntryBytes * Held(i, seconds);
        return sum;
    }

    private double AllHits(double seconds)
    {
        var sum = 0.0;
        for (var i = 0; i < _claims.Count; i++) sum += _claims[i].Rate * Hits(i, seconds);
        return sum;
    }

    private double Held(int claim, double seconds)
    {
        var sum = 0.0;
        foreach (var group in _groups[claim]) sum += group.Keys * Present(_claims[claim], group, seconds);
        return sum;
    }

    private double Hits(int claim, double seconds)
    {
        var sum = 0.0;
        foreach (var group in _groups[claim]) sum += group.Share * PresentAtGet(_claims[claim], group, seconds);
        return Math.Min(1, sum);
    }

    /// <summary>Probability that a request finds its key. Poisson requests see what anybody sees; misses of an LRU cache come regularly.</summary>
    private double PresentAtGet(CacheClaim claim, AskedKeys keys, double seconds) => double.IsFinite(claim.LastingSeconds) ? Lasting(claim, keys, seconds).Hits
        : RegularBefore(claim, seconds) is var (before, life, isRenewed) ? before.MissesOf!(keys.Popularity).HitsBehind(before.Claim.Copies, life, isRenewed)
        : Present(claim.Rate * keys.Probability, claim.DeletesPerGet, seconds);

    /// <summary>Probability that a key is there at any time; with it, entries of keys that were in its place before.</summary>
    private double Present(CacheClaim claim, AskedKeys keys, double seconds) => double.IsFinite(claim.LastingSeconds) ? Lasting(claim, keys, seconds).Held
        : RegularBefore(claim, seconds) is var (before, life, isRenewed) ? before.MissesOf!(keys.Popularity).HeldBehind(before.Claim.Copies, life, isRenewed)
        : Present(claim.Rate * keys.Probability, claim.DeletesPerGet, seconds);

    private (CacheShare Before, double Life, bool IsRenewed)? RegularBefore(CacheClaim claim, double seconds) =>
        claim is { Copies: 1, Filter.Regular: { } before } && LifeOf(claim, seconds) is var (life, isRenewed) ? (before, life, isRenewed) : null;

    private (double Hits, double Held) Lasting(CacheClaim claim, AskedKeys keys, double seconds)
    {
        var (rate, deletesPerGet) = (claim.Rate * keys.Probability, claim.DeletesPerGet);
        if (rate == 0 || seconds == 0) return (0, 0);
        var (hits, held) = _eviction switch
        {
            Eviction.Lru or Eviction.Lfu => UnlessDeleted(LastingKeys.Renewed(rate * (1 + deletesPerGet), seconds, claim.LastingSeconds)),
            Eviction.Random => LastingKeys.AtRandom(rate, 1 / ((1 / seconds) + (deletesPerGet * rate)), claim.LastingSeconds),
            _ => LastingKeys.FromStorage(rate, BeforeDelete(rate * seconds, deletesPerGet) / rate, claim.LastingSeconds),
        };
        if (double.IsInfinity(_timeToLive)) return (hits, held);
        var expiring = LastingKeys.FromStorage(rate, BeforeDelete(rate * _timeToLive, deletesPerGet) / rate, claim.LastingSeconds);
        return (Math.Min(hits, expiring.Hits), Math.Min(held, expiring.Held));

        (double Hits, double Held) UnlessDeleted((double Hits, double Held) used) => (used.Hits / (1 + deletesPerGet), used.Held / (1 + deletesPerGet));
    }

    /// <summary>Probability that a key asked for at this rate is there.</summary>
    private double Present(double rate, double deletesPerGet, double seconds)
    {
        if (rate == 0) return 0;
        var evicted = _eviction switch
        {
            Eviction.Lru or Eviction.Lfu => Complement.OfExponential(rate * (1 + deletesPerGet) * seconds) / (1 + deletesPerGet),
            Eviction.Random => Stored(1 / ((1 / (rate * seconds)) + deletesPerGet)),
            _ => Stored(BeforeDelete(rate * seconds, deletesPerGet)),
        };
        return Math.Min(evicted, Stored(BeforeDelete(rate * _timeToLive, deletesPerGet)));
    }

    /// <summary>Requests for a key before it is deleted, of those that its life would have had.</summary>
    private static double BeforeDelete(double requests, double deletesPerGet) =>
        deletesPerGet > 0 ? Complement.OfExponential(deletesPerGet * requests) / deletesPerGet : requests;

    private static double Stored(double requests) => double.IsInfinity(requests) ? 1 : requests / (1 + requests);
}
