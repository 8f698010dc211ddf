using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Network;

/// <summary>A way that takes time and has room for everybody: the internet, a link between regions.</summary>
public sealed class NetworkKind : ComponentKind
{
    public static readonly Key<Distribution> Latency = Keys.Distribution("latency", Dimension.Duration, "Time one crossing takes.").Default("0.25 ms", "round trip inside a zone (derived from AWS and IBM Cloud measurements, 2024)").Like("80 ms");
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability("99.99 %", "four nines, a common published objective of a cloud network");
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "network";

    public override string About => "A way that takes time and has room for everybody; bandwidth is not limited.";

    public override Shape Shape { get; } = new("network", [Latency, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("", "Crosses it once.")];

    public override Symbol Symbol => Symbol.Line;

    public override StationPlan Plan(Component component) => new(Shards: 1, Replicas: 1, Servers: null);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.AllDelay(typed ?? component.Settings.Get(Latency).Value);

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load) => [];
}
