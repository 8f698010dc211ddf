using System.Collections.Immutable;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>What an autoscaler did, in words.</summary>
internal static class FleetText
{
    public static string Of(FleetResult fleet) =>
        $"instances {Show.Value(fleet.Serving, Dimension.Number)} of at most {Show.Count(fleet.Most)}, {Show.Value(fleet.Paid, Dimension.Number)} paid for";

    /// <summary>When capacity came after the first fault: asked for, there, all there.</summary>
    /// <param name="changes">Those of one run.</param>
    /// <param name="askedOf">The moment on the experiment's clock [s] of a measured time.</param>
    /// <param name="fault">When the first fault begins on that clock [s].</param>
    public static string Arrival(ImmutableArray<FleetChange> changes, Func<double, double> askedOf, double fault)
    {
        var after = changes.Where(c => askedOf(c.Seconds) > fault).ToArray();
        var before = changes.Last(c => askedOf(c.Seconds) <= fault);
        if (after.Length == 0)
        {
            return $"stays at {Show.Plural(before.Serving, "instance")}";
        }

        var most = after.Max(c => c.Serving);
        var words = $"{Show.Plural(before.Serving, "instance")} before the first fault";
        if (after.FirstOrDefault(c => c.Wanted > before.Wanted) is { } asked)
        {
            words += $"; more asked for {After(asked)} after it";
            words += after.FirstOrDefault(c => c.Serving > before.Serving) is { } first ? $", the first serving {After(first)} after it" : ", none serving within the run";
        }

        return most > before.Serving
            ? $"{words}, the most, {Show.Count(most)}, {After(after.First(c => c.Serving == most))} after it; {Show.Count(after[^1].Serving)} at the end"
            : $"{words}; {Show.Count(after[^1].Serving)} at the end";

        string After(FleetChange change) => Human.Format(askedOf(change.Seconds) - fault, Dimension.Duration, 2);
    }
}
