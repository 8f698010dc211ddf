using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Balancing;

/// <summary>Keys about which instance gets how many requests.</summary>
public static class BalanceKeys
{
    public static readonly Key<string> KeyedBy = Keys.Text("keyed by", "With 'routing: by key': the data set whose key says which instance takes a request; who has the same key comes to the same instance.")
        .Inferred("needed by 'routing: by key' only").Like("user");

    public static readonly Key<Quantity> VirtualNodes = Keys.Quantity("virtual nodes", Dimension.Number, "With 'routing: by key': points of each instance on the ring of hashes; the more, the more evenly they share.")
        .Within("a whole number from 1 to 10000", q => q.Low >= 1 && q.High <= 10_000 && q.Low == Math.Floor(q.Low) && q.High == Math.Floor(q.High)).Default("160", "nginx, upstream hash consistent: 160 points per server (ketama)").Like("160");

    public static readonly Key<ImmutableArray<double>> Weights = new Key<ImmutableArray<double>>(
            "weights", "How many times as many requests as others each instance is to get, in order; the list repeats. Least connections and power of two go by requests per weight.", new WeightsType())
        .Inferred("all as many").Like("[3, 1]");

    public static readonly Key<Quantity> SlowStart = Keys.Quantity("slow start", Dimension.Duration, "How long an instance that joined or came back gets fewer requests than its share: a tenth at first, then evenly more (Envoy, slow start).")
        .AtLeast(0).Inferred("its share at once").Like("30 s");

    public static readonly Key<WarmUp> WarmUp = new Key<WarmUp>(
            "warm-up", "How much longer an instance takes for everything when it has just started, compiling and with nothing in its memory, and how long until that is over; it gets evenly less.", new WarmUpType())
        .Inferred("full speed at once").Like("3 x for 1 min");

    internal static ImmutableArray<Key> All => [KeyedBy, VirtualNodes, Weights, SlowStart, WarmUp];

    /// <summary>Whether a key decides anything: those about keys do where these choose.</summary>
    internal static bool Concerns(Component component, Key key) => (key != KeyedBy && key != VirtualNodes) || component.Settings.Find(KeyedBy) is not null;

    /// <summary>What a component says of it; null for nothing.</summary>
    /// <param name="component">A component with these keys.</param>
    /// <param name="instances">Its instances.</param>
    internal static Balance? Of(Component component, int instances)
    {
        var settings = component.Settings;
        var weights = settings.Find(Weights)?.Value ?? [];
        var keyedBy = settings.Find(KeyedBy)?.Value;
        var slow = settings.Find(SlowStart)?.Value.Nominal ?? 0;
        var warm = settings.Find(WarmUp)?.Value;
        return weights.IsEmpty && keyedBy is null && slow == 0 && warm is null ? null
            : new Balance(weights.IsEmpty ? [] : [.. Enumerable.Range(0, instances).Select(i => weights[i % weights.Length])], keyedBy, component.Count(VirtualNodes), slow, warm);
    }
}
