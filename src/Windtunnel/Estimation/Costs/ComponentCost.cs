using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Costs;

/// <summary>What a component costs a month: what its kind says it needs, at the prices of the table; or what the design says.</summary>
internal static class ComponentCost
{
    /// <summary>The key by which a design states the cost of a component; every kind has it under this name.</summary>
    private const string CostKey = "cost";

    private static readonly Term Month = new Fixed(Dimensions.MonthSeconds, Dimension.Number, "2,628,000 s");

    /// <summary>Cost [USD/month].</summary>
    public static Term Of(Component component, Envelope envelope)
    {
        if (component.Kind.Shape.Keys.FirstOrDefault(k => k.Name == CostKey) is Key<Quantity> key && component.Settings.Find(key) is { } stated)
        {
            return new Input($"{component.Name} cost", stated);
        }

        ImmutableArray<Term> load =
        [
            envelope.Demand.OperationsOf(component, Level.Average),
            envelope.Demand.OperationsOf(component, Level.Average, v => v.Operation.Writes),
            envelope.Stored.In(component),
            component.Plan.Scaling is null ? new Fixed(0, Dimension.Number) : envelope.Demand.BusyServersOf(component, Level.Average),
            component.Plan.ColdStart is null ? new Fixed(0, Dimension.Number) : envelope.Demand.InFlightAt(component, Level.Average),
            ReadBytes(component, envelope),
        ];
        var items = Items(component, Nominal(load)).ToList();
        return Arithmetic.Sum(Dimension.MoneyRate, items.Select((item, i) => Priced(component, item, i, Matters(component, i, load), envelope.Prices)));
    }

    // Only what is read by name has a size; a kind that is not priced by it never looks, so there it is no input.
    private static Term ReadBytes(Component component, Envelope envelope) => component.Kind is CdnKind
        ? Arithmetic.Sum(Dimension.ByteRate, envelope.Demand.VisitsTo(component).Where(v => !v.Operation.Writes).GroupBy(v => HitRatios.DataOf(v.Step)).Select(g => Arithmetic.Product(
            Dimension.ByteRate,
            envelope.Demand.OperationsOf(component, Level.Average, v => !v.Operation.Writes && HitRatios.DataOf(v.Step) == g.Key),
            SizeOf(g.Key, g.First().Flow, envelope))))
        : new Fixed(0, Dimension.ByteRate);

    private static Input SizeOf(string data, Flow flow, Envelope envelope) => envelope.Design.FindData(data) is { } set
        ? new Input($"{data} size", set.Size)
        : new Input($"{flow.Name} response size", flow.ResponseSize);

    private static double[] Nominal(ImmutableArray<Term> load) => [.. load.Select(t => t.Nominal)];

    /// <summary>The load with only those parts as terms that the item depends on; what makes no difference is no input of it.</summary>
    private static ImmutableArray<Term> Matters(Component component, int item, ImmutableArray<Term> load)
    {
        var amount = AmountOf(component, item, Nominal(load));
        return
        [
            .. load.Select((term, part) =>
            {
                var changed = Nominal(load);
                changed[part] = (2 * changed[part]) + 1;
                return AmountOf(component, item, changed) == amount ? new Fixed(term.Nominal, term.Dimension) : term;
            }),
        ];
    }

    private static double AmountOf(Component component, int item, ReadOnlySpan<double> load) => Items(component, load).ElementAt(item).Amount;

    private static Term Priced(Component component, CostItem item, int index, ImmutableArray<Term> load, PriceTable prices)
    {
        if (item.Price == PriceTable.Dollar)
        {
            return Amount(Dimension.MoneyRate);
        }

        var price = prices.Find(item.Price) ?? throw new InvalidOperationException($"A {component.Kind.Name} is priced by '{item.Price}', which is not in the price table.");
        var rate = new Input($"{price.Name} price", price.Value, price.Provenance);
        return price.Value.Dimension switch
        {
            Dimension.MoneyRate => Arithmetic.Product(Dimension.MoneyRate, Amount(Dimension.Number), rate),
            Dimension.MoneyPerItem => Arithmetic.Product(Dimension.MoneyRate, Amount(Dimension.Rate), Month, rate),
            Dimension.MoneyPerByte => Arithmetic.Product(Dimension.MoneyRate, Amount(Dimension.ByteRate), Month, rate),
            Dimension.MoneyRatePerByte => Arithmetic.Product(Dimension.MoneyRate, Amount(Dimension.ByteSize), rate),
            _ => throw new InvalidOperationException($"The price '{price.Name}' is {price.Value.Dimension.Describe()}, which no kind can be priced by."),
        };

        // A kind may look at what it likes to find its amounts; which keys these are, the answer notes.
        Term Amount(Dimension dimension) =>
            Answer.Of(component, dimension, () => $"({item.Working})", (c, terms) => AmountOf(c, index, terms), load);
    }

    private static IEnumerable<CostItem> Items(Component component, ReadOnlySpan<double> load) =>
        component.Kind.Costs(component, new ComponentLoad(load[0], load[1], load[2], load[3], load[4], load[5]));
}
