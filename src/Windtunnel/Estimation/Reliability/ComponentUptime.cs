using Windtunnel.Components;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Reliability;

/// <summary>Share of the time a component can do its work at peak: enough of its instances are up.</summary>
/// <remarks>
/// Instances fail independently and a failed one is replaced at once by the others: zones and the time of a fail-over are not counted. Of a
/// sharded store the shard a request asks for is meant. A replicated store needs the replicas its writes and reads wait for; one without a
/// primary and without quorums named needs a majority, as its times assume.
/// </remarks>
internal static class ComponentUptime
{
    private const string AvailabilityKey = "availability";

    /// <summary>The binomial sum is taken over this many at most; more instances change nothing that could be printed.</summary>
    private const int InstancesMax = 1_000_000;

    public static Term Of(Component component, Demand demand)
    {
        var one = OfOne(component);
        if (component.Plan.Replicas == 1)
        {
            return one;
        }

        var all = Replicas(component, demand);
        var needed = Needed(component, demand);
        return new Formula(
            Dimension.Share,
            [needed, all, one],
            () => $"{needed.Nominal:0} of {all.Nominal:0} {(component.Plan.Shards > 1 ? "replicas of a shard " : "")}needed at peak{Quorum(component)}, each {one.Text}",
            static p => AtLeast(p[0], p[1], p[2]));
    }

    /// <summary>Share of the time one instance is up.</summary>
    public static Term OfOne(Component component)
    {
        if (component.Repair.Mtbf is { } mtbf)
        {
            return new Formula(
                Dimension.Share,
                [new Input($"{component.Name} mtbf", mtbf), new Input($"{component.Name} mttr", component.Repair.Mttr)],
                () => "mtbf ÷ (mtbf + mttr)",
                static p => p[0] / (p[0] + p[1])).Named($"{component.Name} availability of one");
        }

        var key = (Key<Quantity>)component.Kind.Shape.Keys.First(k => k.Name == AvailabilityKey);
        return new Input($"{component.Name} availability of one", component.Settings.Get(key));
    }

    /// <summary>Instances that the load at peak needs of a shard, all its capacity used [–].</summary>
    private static Term Needed(Component component, Demand demand)
    {
        if (component.Plan.Servers is null)
        {
            return Fixed.One;
        }

        var busy = demand.NeededServersOf(component, Level.Peak);
        var everywhere = component.Plan.WritesReachAll ? demand.BusyWritersOf(component, Level.Peak) : new Fixed(0, Dimension.Number);
        return Answer.Of(
            component,
            Dimension.Number,
            () => "needed",
            (c, terms) =>
            {
                // Each instance does all writes of its shard where they reach all of them, and its part of the rest.
                var plan = c.Plan.At(terms[0]);
                var writes = terms[1] / plan.Instances;
                var left = (plan.Servers ?? 0) - writes;
                var shared = (terms[0] - terms[1]) / plan.Shards;
                var forLoad = left > 0 ? Math.Ceiling(shared / left * (1 - 1e-12)) : plan.Replicas;
                return Math.Clamp(forLoad, QuorumOf(plan), plan.Replicas);
            },
            busy,
            everywhere);
    }

    private static Term Replicas(Component component, Demand demand) => component.Plan.Scaling is not null
        ? BusyTime.Instances(component, demand.NeededServersOf(component, Level.Peak))
        : Answer.Of(component, Dimension.Number, () => $"{component.Plan.Replicas}", static (c, _) => c.Plan.Replicas);

    /// <summary>Replicas that must be up for writes and reads to be answered.</summary>
    public static int QuorumOf(StationPlan plan) => plan switch
    {
        { Replicas: 1 } or { WritesReachAll: false } => 1,
        { WritesAtFirst: false, Replication: null or { WritesNeeded: 0, ReadsNeeded: 0 } } => (plan.Replicas / 2) + 1,
        _ => Math.Clamp(Math.Max(plan.Replication?.WritesNeeded ?? 0, plan.Replication?.ReadsNeeded ?? 0), 1, plan.Replicas),
    };

    private static string Quorum(Component component) => QuorumOf(component.Plan) switch
    {
        1 => "",
        var quorum when quorum == (component.Plan.Replicas / 2) + 1 => " (at least a majority)",
        var quorum => $" (at least {quorum})",
    };

    private static double AtLeast(double needed, double all, double one)
    {
        var scale = Math.Min(1, InstancesMax / all);
        return Analysis.Availability.AtLeast((int)Math.Ceiling(needed * scale), (int)Math.Ceiling(all * scale), Math.Clamp(one, 0, 1));
    }
}
