using System.Collections.Immutable;
using Windtunnel.Components.Balancing;
using Windtunnel.Components.Health;
using Windtunnel.Components.Scaling;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Service;

/// <summary>A program of ours on machines of ours: cores compute, slots are held while others work for it.</summary>
public sealed class ServiceKind : ComponentKind
{
    public static readonly Key<Quantity> Instances = CapacityKeys.Instances("2", "one more than the load needs, so that one may fail");
    public static readonly Key<Quantity> Cores = CapacityKeys.Cores("4", "a common general-purpose instance, 4 vCPU");
    public static readonly Key<Quantity> Concurrency = CapacityKeys.Concurrency();
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Discipline> Discipline = CapacityKeys.Discipline();
    public static readonly Key<Routing> Routing = CapacityKeys.Routing();
    public static readonly Key<Pauses> Pauses = CapacityKeys.Pauses();
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Computing time of one request, where a step gives none; a core is held all the while.")
        .Default("lognormal p50 0.5 ms p99 1.5 ms", "business handler on .NET or the JVM, 0.5 ms CPU, p99 = 3 × p50 (derived planning value)").Like("1 ms");
    public static readonly Key<Distribution> Sidecar = Keys.Distribution("sidecar", Dimension.Duration, "Time that the proxies of a service mesh add to a request; two of them added 2.65 ms at the 90th percentile (Istio 1.12–1.16, istio.io performance). Their cores and memory are in the cost.")
        .Inferred("no mesh").Like("exp 1.15 ms");
    public static readonly Key<Quantity> Memory = CapacityKeys.Memory("16 GB", "4 GB per vCPU, a common general-purpose instance");
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    /// <summary>What a sidecar takes for a thousand requests a second: 0.35 vCPU and 40 MB (Istio 1.12–1.16, istio.io performance).</summary>
    private const double SidecarCores = 0.35, SidecarBytes = 40e6;

    public override string Name => "service";

    public override string About => "A program of ours: instances with cores that compute and slots that are held while others work for it.";

    public override Shape Shape { get; } = new("service",
        [Instances, ScaleKeys.Scale, ScaleKeys.Every, ScaleKeys.Over, ScaleKeys.StartUp, ScaleKeys.Cooldown, Cores, Concurrency, QueueLimit, Discipline, Routing, .. BalanceKeys.All, HealthKeys.Health, HealthKeys.Eject, Time, Sidecar, Pauses, Memory, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("", "Handles a request.")];

    public override Symbol Symbol => Symbol.Box;

    public override bool HostsLaterSteps => true;

    public override bool Concerns(Component component, Key key) => ScaleKeys.Concerns(component, key) && BalanceKeys.Concerns(component, key);

    public override StationPlan Plan(Component component) => new(
        Shards: 1,
        Replicas: component.Settings.Find(ScaleKeys.Scale)?.Value.Max ?? component.Count(Instances),
        Servers: component.Count(Cores),
        Concurrency: component.FindCount(Concurrency),
        QueueLimit: component.FindCount(QueueLimit),
        Routing: component.Settings.Get(Routing).Value,
        Discipline: component.Settings.Find(Discipline)?.Value ?? Components.Discipline.Fcfs)
    {
        Pauses = component.Settings.Find(Pauses)?.Value,
        Scaling = ScaleKeys.PlanOf(component),
        Health = component.Settings.Find(HealthKeys.Health)?.Value,
        Outliers = component.Settings.Find(HealthKeys.Eject)?.Value,
        Balance = BalanceKeys.Of(component, component.Settings.Find(ScaleKeys.Scale)?.Value.Max ?? component.Count(Instances)),
    };

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        new(typed ?? component.Settings.Get(Time).Value, component.Settings.Find(Sidecar)?.Value);

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var instances = component.Settings.Find(ScaleKeys.Scale)?.Value.InstancesFor(load.BusyServers, component.Count(Cores)) ?? component.Number(Instances);
        var cores = component.Number(Cores);
        var memory = component.Number(Memory);
        yield return new CostItem("vcpu", instances * cores, $"{instances:0.##} instances × {cores:0.##} cores");
        yield return new CostItem("memory", instances * memory, $"{instances:0.##} instances × {Human.Format(memory, Dimension.ByteSize)}");
        if (component.Settings.Find(Sidecar) is not null)
        {
            var thousands = load.OperationsPerSecond / 1000;
            yield return new CostItem("vcpu", thousands * SidecarCores, $"{thousands:0.##} thousand requests/s × {SidecarCores} cores of sidecars");
            yield return new CostItem("memory", thousands * SidecarBytes, $"{thousands:0.##} thousand requests/s × {Human.Format(SidecarBytes, Dimension.ByteSize)} of sidecars");
        }
    }
}
