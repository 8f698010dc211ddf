using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.RateLimiter;

/// <summary>Lets so many requests pass in a time and turns the others away, as HTTP does with 429.</summary>
public sealed class RateLimiterKind : ComponentKind
{
    public static readonly Key<Quantity> Limit = Keys.Quantity("limit", Dimension.Rate, "Requests that may pass: all together, or of each key of the data set a step names.").Above(0).Required().Like("100/s");
    public static readonly Key<LimitAlgorithm> Algorithm = Keys.Choice<LimitAlgorithm>("algorithm", "How it tells that a request is one too many; a leaky bucket makes requests wait.")
        .Default("token bucket", "what Amazon and Stripe use (Xu 2020, ch. 4)").Like("sliding counter");
    public static readonly Key<Quantity> Burst = Keys.Quantity("burst", Dimension.Number, "Tokens a full token bucket holds; requests that may wait for a leaky one.").AtLeast(0)
        .Inferred("what the limit lets pass in a second, at least 1").Like("200");
    public static readonly Key<Quantity> Window = Keys.Quantity("window", Dimension.Duration, "Length of a window of the other algorithms.").Above(0)
        .Inferred("1 s, 1 min, 1 h or 1 day: the first in which the limit lets a request pass").Like("1 min");
    public static readonly Key<Counters> Counters = Keys.Choice<Counters>("counters", "Whether all instances share one count or each counts by itself, which lets as many times the limit pass.")
        .Default("shared", "the limit is then what it says, however many instances there are").Like("local");
    public static readonly Key<Quantity> Instances = Keys.Quantity("instances", Dimension.Number, "Instances that count by themselves where counters are local, asked in turn.").AtLeast(1).Inferred("1").Like("4");
    public static readonly Key<LimitedAnswer> Limited = Keys.Choice<LimitedAnswer>("limited", "Whether being turned away is an answer, neither an error nor tried again, or an error like any other.")
        .Default("answer", "HTTP 429 is a client error (RFC 6585, §4)").Like("error");
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time it adds to a request.")
        .Inferred("shared: lognormal p50 0.5 ms p99 1 ms, one operation of a cache (redis.io benchmarks); local: none").Like("0.5 ms");
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability("99.99 %", "planning value: most limiters let everybody pass when their counters are gone");
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    private static readonly double[] Windows = [1, 60, 3600, 86_400];
    private static readonly Distribution SharedTime = Parse("lognormal p50 0.5 ms p99 1 ms");
    private static readonly Distribution LocalTime = new Constant(Quantity.Duration(0));

    public override string Name => "rate limiter";

    public override string About => "Lets so many requests pass in a time and turns the others away, as HTTP does with 429.";

    public override Shape Shape { get; } = new("rate limiter", [Limit, Algorithm, Burst, Window, Counters, Instances, Limited, Time, Availability, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
        [new("allow", "Lets a request pass or turns it away; where it names a data set, each of its keys has the limit to itself.", DataUse.Optional)];

    public override Symbol Symbol => Symbol.Hexagon;

    /// <summary>Requests that pass at once, or wait, beyond the steady limit.</summary>
    public static long BurstOf(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return (long)Math.Round(component.Settings.Find(Burst)?.Value.Nominal ?? Math.Max(1, component.Number(Limit)));
    }

    /// <summary>Length of a window [s].</summary>
    public static double WindowOf(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var limit = component.Number(Limit);
        return component.Settings.Find(Window)?.Value.Nominal ?? Array.Find(Windows, w => limit * w >= 1 - 1e-9) switch { 0 => 1 / limit, var w => w };
    }

    /// <summary>How many count by themselves.</summary>
    public static int CountersOf(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component.Settings.Get(Counters).Value == RateLimiter.Counters.Local ? component.FindCount(Instances) ?? 1 : 1;
    }

    public override StationPlan Plan(Component component) => new(Shards: 1, Replicas: CountersOf(component), Servers: null);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) => Components.Timing.AllDelay(
        typed ?? component.Settings.Find(Time)?.Value ?? (component.Settings.Get(Counters).Value == RateLimiter.Counters.Local ? LocalTime : SharedTime));

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load) => [];

    private static Distribution Parse(string text) =>
        Distribution.TryParse(text, Dimension.Duration, out var time, out _) ? time! : throw new InvalidOperationException($"'{text}' does not read.");
}
