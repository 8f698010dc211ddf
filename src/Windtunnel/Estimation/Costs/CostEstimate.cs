using System.Collections.Immutable;
using Windtunnel.Estimation.Bandwidth;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Estimation.Costs;

/// <summary>Money a month: per component, for what leaves for the internet and what regions send each other, in all, per 1,000 requests and per daily user.</summary>
/// <remarks>
/// As many instances as the design says, or as scaling has at the average load, the whole month; traffic at its average. What a content delivery network sends is in its own price.
/// </remarks>
internal sealed class CostEstimate : IEstimate
{
    public string Section => "cost";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        ImmutableArray<Line> parts =
        [
            .. envelope.Design.Components.Select(c => new Line($"{c.Name} cost", ComponentCost.Of(c, envelope))),
            new Line("egress cost", EgressOf(envelope)),
            .. PlaceTraffic.Of(envelope) is { } between ? [new Line("inter-region cost", Moved(between, "inter-region", envelope))] : Array.Empty<Line>(),
        ];
        var total = Arithmetic.Sum(Dimension.MoneyRate, parts.Where(p => p.Term.Nominal != 0 || p.Term.IsUncertain).Select(p => p.Term.Named(p.Name))).Named("cost");
        var requests = Arithmetic.Sum(Dimension.Rate, envelope.Design.Workload.Loads.Where(l => envelope.Design.FindFlow(l.Flow) is not null)
            .Select(l => envelope.Demand.RateOf(l.Flow, Level.Average)));
        foreach (var part in parts)
        {
            yield return part;
        }

        yield return new Line("cost", total);
        if (requests.Nominal > 0)
        {
            yield return new Line("cost per 1,000 requests", Per1000(total, requests));
        }

        if (envelope.Design.Workload.DailyUsers is { Value.Low: > 0 } users)
        {
            yield return new Line("cost per daily user", Arithmetic.Quotient(Dimension.MoneyRate, total, new Input("daily users", users)));
        }
    }

    private static Term EgressOf(Envelope envelope) => Moved(Traffic(envelope), "egress", envelope);

    private static Term Moved(Term traffic, string what, Envelope envelope)
    {
        var price = envelope.Prices.Find(what)!;
        return Arithmetic.Product(
            Dimension.MoneyRate,
            traffic,
            new Fixed(Dimensions.MonthSeconds, Dimension.Number, "2,628,000 s"),
            new Input($"{what} price", price.Value, price.Provenance));
    }

    private static Term Traffic(Envelope envelope) => BandwidthEstimate.Total(envelope, Level.Average, isOut: true, f => !BandwidthEstimate.IsDelivered(f)).Named("bandwidth out average");

    private static Formula Per1000(Term cost, Term requests)
    {
        var month = Arithmetic.Product(Dimension.Number, requests, Fixed.Month);
        return new Formula(
            Dimension.Money,
            [cost, month],
            () => $"1,000 × {cost.Inline} ÷ ({Words.Bracket(month, Binding.Product)})",
            static p => 1_000 * p[0] / p[1]);
    }
}
