using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Balancing;
using Windtunnel.Components.Cache;
using Windtunnel.Components.Health;
using Windtunnel.Components.Scaling;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Scaling;
using Discipline = Windtunnel.Components.Discipline;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns station plans into groups of the kernel.</summary>
internal static class Stations
{
    /// <param name="model">Receives the group.</param>
    /// <param name="component">The component.</param>
    /// <param name="places">Where it may stand.</param>
    /// <param name="atStart">Instances in service at the start, where it scales.</param>
    /// <param name="isTouched">Whether a fault may touch it, so that even a pure delay needs instances that can fail.</param>
    public static ComponentLayout Add(ModelBuilder model, Component component, PlaceLayout places, int atStart, bool isTouched)
    {
        var plan = component.Plan;
        var isPureDelay = plan.Servers is null && plan.Concurrency is null;
        if (isPureDelay && !isTouched && component.Placement.Places.Length == 0 && ComponentLayout.ErrorShareOf(component) == 0)
        {
            return new ComponentLayout(component);
        }

        var group = model.Group(component.Name);
        group.Instances = plan.Instances;
        group.Shards = plan.Shards;
        group.ShardMap = ShardMaps.Of(plan);
        group.Cores = plan.Servers ?? int.MaxValue;
        group.Routing = PolicyOf(plan);
        group.Discipline = DisciplineOf(plan.Discipline);
        group.Shedding = component.Overload.Shed is { } shed ? Sheds.Of(shed) : null;
        group.DropsLate = component.Overload.DropsLate;
        group.Placement = places.Of(component);
        group.Pauses = plan.Pauses is { } pauses ? new Kernel.Stations.Pauses(pauses.Every.Nominal, pauses.Length.ToLaw()) : null;
        group.Scaling = plan.Scaling is { } scaling ? ScalerOf(scaling, atStart) : null;
        group.DetectionSeconds = plan.Health is null ? 0 : double.PositiveInfinity;
        group.Ejection = plan.Outliers is { } rule ? EjectionOf(rule) : null;
        Balance(group, plan.Balance);
        group.KeepWarmSeconds = plan.ColdStart?.KeepSeconds;
        group.PassesOn = component.Kind is CacheKind;
        group.FailoverSeconds = plan.Replication?.FailoverSeconds ?? 0;

        if (plan.Batch is { } batch)
        {
            group.Batching = new Batching { AtMost = batch.Most, AtLeast = batch.Least, WithinSeconds = batch.Least > 1 ? batch.WithinSeconds : double.PositiveInfinity };
            (group.Concurrency, group.AdmissionQueueMax) = (group.Cores, plan.QueueLimit ?? int.MaxValue);
            return new ComponentLayout(component) { Group = group };
        }

        // Where slots are limited, requests wait at the door; whoever is inside may always wait for a core.
        var limit = plan.QueueLimit ?? int.MaxValue;
        if (plan.Concurrency is { } concurrency)
        {
            group.Concurrency = concurrency;
            group.AdmissionQueueMax = limit;
        }
        else
        {
            group.QueueMax = limit;
        }

        return new ComponentLayout(component) { Group = group };
    }

    private static void Balance(Group group, Balance? balance)
    {
        if (balance is not null)
        {
            group.Weights = balance.Weights.IsEmpty ? null : balance.Weights;
            group.VirtualNodes = balance.VirtualNodes;
            group.SlowStartSeconds = balance.SlowStartSeconds;
            group.WarmUp = balance.WarmUp is { } warm ? new Kernel.Stations.WarmUp(warm.Factor, warm.Seconds) : null;
        }
    }

    private static Ejection EjectionOf(OutlierRule rule) => new(rule.Errors ?? int.MaxValue, rule.ForSeconds, rule.Most)
    {
        Rate = rule.Rate is { } rate ? new Kernel.Stations.ErrorRate(rate.Share, rate.IntervalSeconds, rate.RequestsMin) : null,
    };

    private static Autoscaler ScalerOf(ScalePlan plan, int atStart) => new()
    {
        InstancesMin = plan.Scale.Min,
        InstancesAtStart = Math.Clamp(atStart, plan.Scale.Min, plan.Scale.Max),
        Target = plan.Scale.Target,
        Steps = [.. plan.Scale.Rules.Select(r => new ScaleStep(r.Bound, r.Change))],
        IntervalSeconds = plan.IntervalSeconds,
        WindowSeconds = plan.WindowSeconds,
        StartSeconds = plan.StartSeconds,
        CooldownSeconds = plan.CooldownSeconds,
    };

    private static QueueDiscipline DisciplineOf(Discipline discipline) => discipline switch
    {
        Discipline.Lifo => QueueDiscipline.LastInFirstOut,
        Discipline.Priority => QueueDiscipline.Priority,
        Discipline.PreemptivePriority => QueueDiscipline.PreemptivePriority,
        Discipline.AdaptiveLifo => QueueDiscipline.AdaptiveLastInFirstOut,
        Discipline.Codel => QueueDiscipline.ControlledDelay,
        Discipline.ProcessorSharing => QueueDiscipline.ProcessorSharing,
        _ => QueueDiscipline.FirstInFirstOut,
    };

    private static RoutingPolicy PolicyOf(StationPlan plan) => plan.Routing switch
    {
        Routing.Random => RoutingPolicy.Random,
        Routing.LeastConnections => RoutingPolicy.LeastOutstanding,
        Routing.PowerOfTwo => RoutingPolicy.PowerOfTwoChoices,
        Routing.ByKey when plan.Balance?.KeyedBy is not null => RoutingPolicy.ByKey,
        _ => RoutingPolicy.RoundRobin,
    };
}
