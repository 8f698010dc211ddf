using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.IdGenerator;

/// <summary>Hands out unique ids, snowflake style.</summary>
public sealed class IdGeneratorKind : ComponentKind
{
    public static readonly Key<Quantity> Instances = CapacityKeys.Instances("2", "one more than the load needs, so that one may fail");
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time to hand out one id at an idle instance, the hop in the zone included.")
        .Default("lognormal p50 0.3 ms p99 0.9 ms", "in-zone hop 0.25 ms and a counter; p99 = 3 × p50 (planning value)").Like("0.3 ms");
    public static readonly Key<Quantity> Capacity = Keys.Quantity("capacity", Dimension.Rate, "Ids per second of one instance at 100 %.").Above(0)
        .Default("100k/s", "bounded by one call per id over the network; the snowflake format itself allows 4,096,000 per second and machine (Xu vol. 1 ch. 7)").Like("100k/s");
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "id generator";

    public override string About => "Hands out ids that are never given twice.";

    public override Shape Shape { get; } = new("id generator", [Instances, Time, Capacity, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("next", "Hands out an id.")];

    public override Symbol Symbol => Symbol.Hexagon;

    public override StationPlan Plan(Component component) => new(Shards: 1, Replicas: component.Count(Instances), Servers: 1);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.FromCapacity(typed ?? component.Settings.Get(Time).Value, component.Number(Capacity));

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var instances = component.Number(Instances);
        yield return new CostItem("vcpu", instances, $"{instances:0.##} instances × 1 core");
    }
}
