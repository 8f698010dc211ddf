using System.Collections.Immutable;

namespace Windtunnel.Components.Places;

/// <summary>Regions of a large cloud and the time between them, for designs that do not bring their own.</summary>
public static class Regions
{
    /// <summary>Who measured the round trips.</summary>
    public const string Source = "AWS inter-region round trips, 2016–17 (acomputerscientistlearnsaws); Frankfurt–Singapore napkin-math 2026";

    private static readonly string[] Order = ["oregon", "california", "virginia", "ireland", "frankfurt", "tokyo", "seoul", "singapore", "sydney", "sao paulo"];

    // Round trip [ms] from each region to those after it in the order above.
    private static readonly double[][] RoundTrips =
    [
        [19.5, 87.0, 137, 159.5, 89.1, 118.3, 161.4, 162.2, 182.7],
        [72.7, 153.2, 166.6, 102.5, 131.5, 174, 157.5, 192.7],
        [80.6, 88.7, 145.3, 178.4, 216.7, 230, 119.5],
        [19.6, 212.4, 242.4, 239, 309.6, 191.3],
        [236.5, 266.2, 160, 323.5, 194.9],
        [31.4, 73.8, 103.9, 256.8],
        [71.9, 134, 286.3],
        [175.3, 328.1],
        [322.5],
    ];

    /// <summary>Their names, as a design writes them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Order];

    /// <summary>Time there and back between two regions; null when one of them is not in the table.</summary>
    /// <returns>Round trip [s]; 0 within a region.</returns>
    public static double? RoundTrip(string from, string to)
    {
        var (a, b) = (Array.IndexOf(Order, from), Array.IndexOf(Order, to));
        return a < 0 || b < 0 ? null : a == b ? 0 : RoundTrips[Math.Min(a, b)][Math.Abs(a - b) - 1] * 1e-3;
    }
}
