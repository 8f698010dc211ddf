using Windtunnel.Components;
using Windtunnel.Designs.Places;

namespace Windtunnel.Designs.Visits;

/// <summary>Where the requests of a flow are at a point of its steps: how likely in which place.</summary>
/// <remarks>What is near is near for all requests alike, so where a call goes follows from where it comes from and the shares need no further memory.</remarks>
public sealed class Whereabouts
{
    private readonly PlaceMap _map;
    private readonly double[] _shares;

    // Whether they are at a component, no longer where users are.
    private readonly bool _isInside;

    private Whereabouts(PlaceMap map, double[] shares, bool isInside) => (_map, _shares, _isInside) = (map, shares, isInside);

    /// <summary>Where requests of a flow begin.</summary>
    /// <param name="design">The design.</param>
    /// <param name="flow">The flow.</param>
    public static Whereabouts Of(Design design, Flow flow)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(flow);
        // The last share is that of requests of which nobody said where they begin.
        var shares = new double[design.Places.Places.Length + 1];
        var origins = design.Workload.Find(flow.Name)?.Origins ?? [];
        foreach (var origin in origins)
        {
            shares[design.Places.Places.IndexOf(origin.Place)] += origin.Share;
        }

        shares[^1] = origins.IsEmpty ? 1 : 0;
        return new Whereabouts(design.Places, shares, isInside: false);
    }

    /// <summary>Share of the calls of a component that leave the place of the component that calls; 0 where users call.</summary>
    /// <param name="component">Who is asked.</param>
    /// <param name="isAtFirst">Whether the first instance answers wherever it stands, as a primary does.</param>
    public double Crossing(Component component, bool isAtFirst)
    {
        ArgumentNullException.ThrowIfNull(component);
        var placement = component.Placement;
        return !_isInside || placement.Places.IsEmpty ? 0
            : _map.Places.Select((from, i) => placement.Places[isAtFirst ? 0 : _map.Target(placement, from)] == from ? 0 : _shares[i]).Sum();
    }

    /// <summary>Where a call of a component goes.</summary>
    /// <param name="component">Who is asked.</param>
    /// <param name="isAtFirst">Whether the first instance answers wherever it stands, as a primary does.</param>
    /// <returns>Where the requests are while they are there, the share that goes to each place of the component, and mean and variance of the round trip [s], [s²].</returns>
    public (Whereabouts There, double[] Shares, double Mean, double Variance) Ask(Component component, bool isAtFirst)
    {
        ArgumentNullException.ThrowIfNull(component);
        var placement = component.Placement;
        if (placement.Places.IsEmpty)
        {
            return (this, [], 0, 0);
        }

        var there = new double[_shares.Length];
        var shares = new double[placement.Places.Length];
        double mean = 0, square = 0;
        for (var i = 0; i < _shares.Length; i++)
        {
            var from = i < _map.Places.Length ? _map.Places[i] : null;
            var target = isAtFirst ? 0 : _map.Target(placement, from);
            var roundTrip = from is null ? 0 : _map.RoundTrip(from, placement.Places[target]);
            shares[target] += _shares[i];
            there[_map.Places.IndexOf(placement.Places[target])] += _shares[i];
            mean += _shares[i] * roundTrip;
            square += _shares[i] * roundTrip * roundTrip;
        }

        return (new Whereabouts(_map, there, isInside: true), shares, mean, Math.Max(0, square - (mean * mean)));
    }
}
