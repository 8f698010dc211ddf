using Windtunnel.Components;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Demands;

/// <summary>How long visits hold the servers of a component, over all its instances.</summary>
internal static class BusyTime
{
    /// <summary>Server time one request asks of a component over all its visits [s].</summary>
    /// <param name="visits">Visits of one flow to one component.</param>
    /// <returns>All of it, and the part of it that writes.</returns>
    public static (Term All, Term Writes) PerRequest(IEnumerable<Visit> visits)
    {
        var terms = visits.Select(v => (v.Operation.Writes, Term: Arithmetic.Product(Dimension.Duration, v.Times, v.Busy, Copies(v), Stretch(v)))).ToList();
        return (Arithmetic.Sum(Dimension.Duration, terms.Select(t => t.Term)), Arithmetic.Sum(Dimension.Duration, terms.Where(t => t.Writes).Select(t => t.Term)));
    }

    /// <summary>Servers of all instances of a component [–]; it must have servers.</summary>
    /// <param name="busy">How many of them are busy, where their number follows that; null for the most there may be.</param>
    public static Term Servers(Component component, Term? busy = null) => component.Plan.Scaling is not null && busy is not null ? ScaledServers(component, busy) : Answer.Of(
        component,
        Dimension.Number,
        () => Describe(component.Plan),
        static (c, _) => c.Plan is var plan ? (double)plan.Instances * (plan.Servers ?? 0) : 0).Named($"{component.Name} servers");

    /// <summary>Instances that a component scales to at a load [–].</summary>
    public static Term Instances(Component component, Term busy) => Answer.Of(
        component,
        Dimension.Number,
        () => $"{component.Plan.Scaling!.Scale}, {busy.Inline} busy",
        static (c, terms) => c.Plan.At(terms[0]).Replicas,
        busy);

    private static Term ScaledServers(Component component, Term busy) => Answer.Of(
        component,
        Dimension.Number,
        () => $"{component.Plan.At(busy.Nominal).Replicas} × {component.Plan.Servers}",
        static (c, terms) => (double)c.Plan.At(terms[0]).Replicas * (c.Plan.Servers ?? 0),
        busy).Named($"{component.Name} servers");

    /// <summary>Instances that do the work of one operation: a write that reaches all replicas is done by each, a read by those it asks.</summary>
    private static Term Copies(Visit visit)
    {
        var writes = visit.Operation.Writes;
        return visit.Component.Plan.InstancesAsked(writes) is var asked and > 1
            ? Answer.Of(visit.Component, Dimension.Number, () => $"{asked} replicas", (c, _) => c.Plan.InstancesAsked(writes)).Named($"{visit.Component.Name} replicas")
            : Fixed.One;
    }

    /// <summary>How much longer work takes because its instance pauses now and then.</summary>
    private static Term Stretch(Visit visit) => visit.Component.Plan.Pauses is { } pauses
        ? Answer.Of(visit.Component, Dimension.Number, () => $"1 + {Human.Format(pauses.Length.Mean, Dimension.Duration)}/{Human.Format(pauses.Every.Nominal, Dimension.Duration)}", static (c, _) => c.Plan.Stretch).Named($"{visit.Component.Name} pauses")
        : Fixed.One;

    private static string Describe(StationPlan plan) =>
        (plan.Shards > 1 ? $"{plan.Shards} × " : "") + $"{plan.Replicas} × {plan.Servers}";
}
