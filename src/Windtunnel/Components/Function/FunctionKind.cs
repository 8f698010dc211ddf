using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Function;

/// <summary>A function that a provider runs for each request on an environment of its own, started when none is warm.</summary>
public sealed class FunctionKind : ComponentKind
{
    private const string Lambda = "AWS Lambda, us-east-1, list";

    public static readonly Key<Quantity> Concurrency = Keys.Quantity("concurrency", Dimension.Number, "Requests it works on at once, each on an environment of its own; the next is turned away.")
        .WholeFrom(1).Default("1000", "AWS Lambda, concurrent executions of an account").Like("1000");

    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time of one request on a warm environment, without what it asks of others.")
        .Default("lognormal p50 5 ms p99 25 ms", "warm handler, p99 = 5 × p50 (planning value)").Like("5 ms");

    public static readonly Key<Distribution> ColdStart = Keys.Distribution("cold start", Dimension.Duration, "Time to start an environment when none is warm.")
        .Default("lognormal p50 300 ms p99 3 s", "150 ms to 3 s by runtime and package (mixed secondary sources); measure your own").Like("500 ms");

    public static readonly Key<Quantity> KeepWarm = Keys.Quantity("keep warm", Dimension.Duration, "How long an environment that nobody uses stays warm.")
        .AtLeast(0).Default("10 min", "AWS Lambda keeps functions alive for 10 minutes, Azure for 20 (Shahrad et al., USENIX ATC 2020)").Like("10 min");

    public static readonly Key<Quantity> TimeLimit = Keys.Quantity("time limit", Dimension.Duration, "The longest a request may take.")
        .Above(0).Default("15 min", "AWS Lambda, maximum timeout 900 s").Like("15 min");

    public static readonly Key<Quantity> Memory = CapacityKeys.Memory("512 MB", "planning value; AWS Lambda offers 128 MB to 10 GB");

    public static readonly Key<Quantity> PricePerRequest = Keys.Quantity("price per request", Dimension.Money, "Price of one request.")
        .AtLeast(0).Default("0.0000002 USD", $"{Lambda}: 0.20 USD per million").Like("0.0000002 USD");

    public static readonly Key<Quantity> PricePerGigabyteSecond = Keys.Quantity("price per GB-s", Dimension.Money, "Price of 1 GB of memory for a second in which a request is worked on.")
        .AtLeast(0).Default("0.0000166667 USD", Lambda).Like("0.0000166667 USD");

    public static readonly Key<Quantity> Availability = CapacityKeys.Availability("99.95 %", "AWS Lambda SLA, 99.95 % a month");
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "function";

    public override string About => "A program that a provider runs for each request, started when no environment is warm, paid by request and time; what follows runs on its behalf.";

    public override Shape Shape { get; } = new("function",
        [Concurrency, Time, ColdStart, KeepWarm, TimeLimit, Memory, PricePerRequest, PricePerGigabyteSecond, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("", "Handles a request.")];

    public override Symbol Symbol => Symbol.Box;

    public override bool HostsLaterSteps => true;

    // Every request has a machine of its own, so nothing waits inside; beyond the limit it is turned away, not queued.
    public override StationPlan Plan(Component component) => new(Shards: 1, Replicas: 1, Servers: null, Concurrency: component.Count(Concurrency), QueueLimit: 0)
    {
        ColdStart = new ColdStart(component.Settings.Get(ColdStart).Value, component.Number(KeepWarm)),
    };

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.AllDelay(typed ?? component.Settings.Get(Time).Value);

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var requests = load.OperationsPerSecond * Dimensions.MonthSeconds;
        yield return new CostItem("usd", requests * component.Number(PricePerRequest), $"{Human.Format(requests, Dimension.Number)} requests × {Human.Format(component.Number(PricePerRequest), Dimension.Money)}");
        var memory = component.Number(Memory) / 1e9;
        var seconds = load.InFlight * Dimensions.MonthSeconds;
        yield return new CostItem("usd", seconds * memory * component.Number(PricePerGigabyteSecond), $"{Human.Format(seconds, Dimension.Number)} s × {memory:0.###} GB × {Human.Format(component.Number(PricePerGigabyteSecond), Dimension.Money)}");
    }
}
