using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Storage;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Rows;

/// <summary>Rows that updates lock: how often one row can be updated, and how long the hottest is locked at peak when nothing else waits.</summary>
internal sealed class RowEstimate : IEstimate
{
    public string Section => "rows";

    public IEnumerable<Line> Estimate(Envelope envelope) =>
        from component in envelope.Design.Components
        from updates in envelope.Demand.VisitsTo(component).Where(IsLocking).GroupBy(v => v.Step.Data!)
        from line in Of(component, updates.Key, [.. updates], envelope)
        select line;

    private static bool IsLocking(Visit visit) => visit.Step is { Update.Locking: Locking.Pessimistic, Data: not null } && visit.Operation == visit.Step.Operation;

    private static IEnumerable<Line> Of(Component component, DataSet data, IReadOnlyList<Visit> updates, Envelope envelope)
    {
        var demand = envelope.Demand;
        var each = updates.Select(v => (Held: demand.LockedTimeOf(v).Named($"{v.Step.Label} locks for"), Rate: Arithmetic.Product(Dimension.Rate, demand.RateOf(v.Flow.Name, Level.Peak), v.Times))).ToList();
        var longest = Arithmetic.Greatest(Dimension.Duration, [.. each.Select(e => e.Held)]);
        yield return new Line($"{component.Name} updates of one {data.Name}, at most", Arithmetic.Quotient(Dimension.Rate, Fixed.One, longest));

        var hottest = new Formula(Dimension.Share, [Records.Of(data, demand)], () => $"share of the hottest {data.Name}, {data.Popularity.Value}", keys => DataPopularity.Of(data, keys[0]).Probability(0));
        yield return new Line(
            $"{component.Name} hottest {data.Name} locked at peak",
            Arithmetic.Product(Dimension.Share, hottest, Arithmetic.Sum(Dimension.Number, each.Select(e => Arithmetic.Product(Dimension.Number, e.Rate, e.Held)))));
    }
}
