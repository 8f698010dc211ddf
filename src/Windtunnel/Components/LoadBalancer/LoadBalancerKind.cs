using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.LoadBalancer;

/// <summary>Passes requests on to others and costs a little time for it.</summary>
public sealed class LoadBalancerKind : ComponentKind
{
    public static readonly Key<Quantity> Instances = CapacityKeys.Instances("2", "a pair, so that one may fail");
    public static readonly Key<Quantity> Cores = CapacityKeys.Cores("4", "a common general-purpose instance, 4 vCPU");
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Discipline> Discipline = CapacityKeys.Discipline();
    public static readonly Key<Routing> Routing = CapacityKeys.Routing();
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time it adds to a request when idle.")
        .Default("lognormal p50 0.05 ms p99 0.4 ms", "proxy hop 50 µs (napkin-math 2026); ≤ 400 µs added at saturation (HAProxy, 2 million requests/s)").Like("0.1 ms");
    public static readonly Key<Quantity> Capacity = Keys.Quantity("capacity", Dimension.Rate, "Requests per second of one core at 100 %.")
        .Above(0).Default("50k/s", "layer-7 proxy, 50,000 requests/s per core; nginx serves 74,000 responses of 1 kB per core (NGINX sizing test)").Like("50k/s");
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "load balancer";

    public override string About => "Passes each request on to an instance of what follows.";

    public override Shape Shape { get; } = new("load balancer", [Instances, Cores, QueueLimit, Discipline, Routing, Time, Capacity, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("", "Passes a request on.")];

    public override Symbol Symbol => Symbol.Balancer;

    public override StationPlan Plan(Component component) => new(
        Shards: 1,
        Replicas: component.Count(Instances),
        Servers: component.Count(Cores),
        QueueLimit: component.FindCount(QueueLimit),
        Routing: component.Settings.Get(Routing).Value,
        Discipline: component.Settings.Find(Discipline)?.Value ?? Components.Discipline.Fcfs);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.FromCapacity(typed ?? component.Settings.Get(Time).Value, component.Number(Capacity));

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var instances = component.Number(Instances);
        yield return new CostItem("load balancer", instances, $"{instances:0.##} load balancers");
    }
}
