using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Workloads;

/// <summary>Everything that asks the system to work.</summary>
/// <param name="Loads">One per request type, in the order written.</param>
/// <param name="DailyUsers">People who use it on a day; null when the design does not say.</param>
/// <param name="Shape">How the load moves over a day.</param>
public sealed record Workload(ImmutableArray<Load> Loads, Setting<Quantity>? DailyUsers, DayShape Shape)
{
    public Load? Find(string flow) => Loads.FirstOrDefault(l => string.Equals(l.Flow, flow, StringComparison.Ordinal));
}
