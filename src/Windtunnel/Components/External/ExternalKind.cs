using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.External;

/// <summary>Somebody else's service: a time, an error share, perhaps a limit; nothing of it is ours to size.</summary>
public sealed class ExternalKind : ComponentKind
{
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time it takes to answer.").Required().Like("lognormal p50 300 ms p99 1.5 s");
    public static readonly Key<Quantity> Concurrency = Keys.Quantity("concurrency", Dimension.Number, "Calls it answers at once; further ones wait.").WholeFrom(1).Inferred("no limit").Like("500");
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability("99.9 %", "three nines, a common published objective of a paid service");
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> PricePerCall = Keys.Quantity("price per call", Dimension.Money, "What one call costs.").AtLeast(0).Default("0 USD", "free unless the design says otherwise").Like("0.01 USD");
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "external service";

    public override string About => "Somebody else's service: it takes a time to answer and now and then fails.";

    public override Shape Shape { get; } = new("external service", [Time, Concurrency, QueueLimit, Availability, Errors, PricePerCall, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("call", "Calls it and waits for the answer.")];

    public override Symbol Symbol => Symbol.Cloud;

    public override StationPlan Plan(Component component) => new(
        Shards: 1,
        Replicas: 1,
        Servers: component.FindCount(Concurrency),
        QueueLimit: component.FindCount(QueueLimit));

    public override Timing Timing(Component component, Operation operation, Distribution? typed)
    {
        var time = typed ?? component.Settings.Get(Time).Value;
        return component.FindCount(Concurrency) is null ? Components.Timing.AllDelay(time) : Components.Timing.AllBusy(time);
    }

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var price = component.Number(PricePerCall);
        var calls = load.OperationsPerSecond * Dimensions.MonthSeconds;
        yield return new CostItem("usd", calls * price, $"{Human.Format(calls, Dimension.Number)} calls × {Human.Format(price, Dimension.Money)}");
    }
}
