using System.Collections.Immutable;

namespace Windtunnel.Designs.Places;

/// <summary>The places a design names, and a link for each ordered pair of them.</summary>
/// <param name="Places">Names, each once, in the order they come up.</param>
/// <param name="Links">One for each ordered pair of different places.</param>
public sealed record PlaceMap(ImmutableArray<string> Places, ImmutableArray<Link> Links)
{
    /// <summary>A design that says nothing of places.</summary>
    public static readonly PlaceMap None = new([], []);

    /// <summary>The link from one place to another; null within a place.</summary>
    public Link? Find(string from, string to) => Links.FirstOrDefault(l => l.From == from && l.To == to);

    /// <summary>Time there and back, both directions' own [s]; 0 within a place.</summary>
    public double RoundTrip(string from, string to) => from == to ? 0 : (Find(from, to)!.RoundTrip.Value.Nominal + Find(to, from)!.RoundTrip.Value.Nominal) / 2;

    /// <summary>The place that a component is asked in when nothing is down: by index into its own places.</summary>
    /// <param name="placement">Where it stands; at least one place.</param>
    /// <param name="from">Where the caller is; null when nobody said.</param>
    public int Target(Components.Places.Placement placement, string? from)
    {
        ArgumentNullException.ThrowIfNull(placement);
        return placement.Choice == Components.Places.PlaceChoice.First || from is null ? 0
            : Enumerable.Range(0, placement.Places.Length).MinBy(p => RoundTrip(from, placement.Places[p]));
    }
}
