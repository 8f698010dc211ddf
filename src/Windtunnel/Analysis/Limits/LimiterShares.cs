using Windtunnel.Components;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Analysis;

/// <summary>Share of requests that each rate limiter of a design lets pass, in the long run.</summary>
/// <remarks>What a limiter turns away does not reach those behind it, so the shares are worked out in rounds, one for each limiter in a row.</remarks>
public sealed class LimiterShares
{
    private const int RoundsMax = 10;
    private const double Settled = 1e-9;

    private readonly Dictionary<(string Limiter, string Data), double> _shares = [];

    private LimiterShares()
    {
    }

    /// <summary>Adds the shares to what a walk through the flows is told; the same inputs where there is no limiter.</summary>
    /// <param name="design">The design.</param>
    /// <param name="inputs">Load and hit ratios.</param>
    public static TrafficInputs AddTo(Design design, TrafficInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(inputs);
        var limiters = design.Components.Where(c => c.Kind is RateLimiterKind).ToArray();
        if (limiters.Length == 0)
        {
            return inputs;
        }

        var shares = new LimiterShares();
        var limited = inputs with { PassedShare = shares.Of };
        for (var round = 0; round < RoundsMax; round++)
        {
            var traffic = BatchedTraffic.Of(design, limited);
            if (!limiters.Aggregate(false, (hasChanged, limiter) => shares.Update(limiter, traffic) || hasChanged))
            {
                break;
            }
        }

        return limited;
    }

    private double Of(Component limiter, DataSet? data) => _shares.GetValueOrDefault((limiter.Name, data?.Name ?? ""), 1);

    private bool Update(Component limiter, SteadyTraffic traffic)
    {
        var hasChanged = false;
        var counters = RateLimiterKind.CountersOf(limiter);
        foreach (var data in traffic.Flows.SelectMany(f => f.Visits).Where(v => v.Component.Name == limiter.Name).Select(v => v.Data).DistinctBy(d => d?.Name).ToArray())
        {
            var rate = traffic.Sum(v => v.Component.Name == limiter.Name && v.Data?.Name == data?.Name).PerSecond / counters;
            var share = !double.IsFinite(rate) ? 0
                : data is null ? PassedShare.Of(limiter, rate)
                : KeyGroup.Of(DataPopularity.Of(data), spread: 0.25).Sum(g => g.Share * PassedShare.Of(limiter, rate * g.Probability));
            hasChanged |= Math.Abs(share - Of(limiter, data)) > Settled;
            _shares[(limiter.Name, data?.Name ?? "")] = share;
        }

        return hasChanged;
    }
}
