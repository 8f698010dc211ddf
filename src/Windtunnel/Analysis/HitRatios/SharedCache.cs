using Windtunnel.Components.Cache;

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

    private readonly IReadOnlyList<CacheClaim> _claims;
    private readonly KeyGroup[][] _groups;
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
        _groups = [.. claims.Select(c => KeyGroup.Of(c.Popularity, spread))];
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

    private CacheShare Share(CacheClaim claim, int index, double memory, double used, double seconds)
    {
        // Room that expired entries leave is divided as the room in use is.
        var capacity = Math.Floor(
            _claims.Count == 1 ? memory / claim.EntryBytes : used > 0 ? Held(index, seconds) * Math.Max(1, memory / used) : 0);
        var requests = claim.Rate > 0 ? claim.Rate * seconds : 0;
        if (_eviction == Eviction.Lfu && double.IsInfinity(_timeToLive) && claim.DeletesPerGet == 0)
        {
            var popular = LfuHitRatio.Exact(claim.Popularity, (long)Math.Min(capacity, claim.Popularity.Keys));
            return new CacheShare(claim, capacity, requests, popular, 1 - popular);
        }

        double hits = 0, fetches = 0;
        foreach (var group in _groups[index])
        {
            var rate = claim.Rate * group.Probability;
            var (hit, fetch) = DelayedHits.Of(Present(rate, claim.DeletesPerGet, seconds), rate * claim.FetchSeconds, claim.IsCoalesced);
            hits += group.Share * hit;
            fetches += group.Share * fetch;
        }

        return new CacheShare(claim, capacity, requests, Math.Min(1, hits), Math.Min(1, fetches));
    }

    private double Cold(int claim, double elapsed, double seconds)
    {
        var (sum, deletesPerGet) = (0.0, _claims[claim].DeletesPerGet);
        foreach (var group in _groups[claim])
        {
            var rate = _claims[claim].Rate * group.Probability;
            var asked = rate == 0 ? 0 : Complement.OfExponential(rate * (1 + deletesPerGet) * elapsed) / (1 + deletesPerGet);
            sum += group.Share * Math.Min(asked, Present(rate, deletesPerGet, seconds));
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
        foreach (var group in _groups[claim]) sum += group.Keys * Present(_claims[claim].Rate * group.Probability, _claims[claim].DeletesPerGet, seconds);
        return sum;
    }

    private double Hits(int claim, double seconds)
    {
        var sum = 0.0;
        foreach (var group in _groups[claim]) sum += group.Share * Present(_claims[claim].Rate * group.Probability, _claims[claim].DeletesPerGet, seconds);
        return Math.Min(1, sum);
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
