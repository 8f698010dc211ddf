using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Places;
using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Sections;

/// <summary>How the load moves over a day, as the user writes it.</summary>
public enum DayShapeName
{
    Flat,
    Diurnal,
}

/// <summary>The keys under `workload` that are not request types.</summary>
public static class WorkloadKeys
{
    public static readonly Key<Quantity> Peak = Keys.Quantity("peak", Dimension.Factor, "Rate at peak as a multiple of the average over the day; of all request types that say nothing else.")
        .AtLeast(1).Default("2 x", "Xu, System Design Interview vol. 1 (2020), ch. 2: peak = 2 × average").Like("2 x");

    public static readonly Key<Quantity> DailyUsers = Keys.Quantity("daily users", Dimension.Number, "People who use it on a day; what 'per user' counts.").AtLeast(0)
        .Inferred("not known").Like("10M");

    public static readonly Key<DayShapeName> DayShape = Keys.Choice<DayShapeName>("shape", "How the load moves over a day; diurnal is one hump as high as the peak, at most twice the average.")
        .Default("flat", "the peak and the average are looked at one by one; choose diurnal to run a whole day").Like("diurnal");

    public static readonly Key<ImmutableArray<Origin>> From = Keys.Of("from", "Where users are, of all request types that say nothing else.", new OriginsType())
        .Inferred("where the first component is").Like("[seoul, tokyo]");

    public static readonly Shape Shape = new("workload", [Peak, DailyUsers, DayShape, From]);
}
