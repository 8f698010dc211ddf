using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Balancing;

/// <summary>The choice among instances that are not to get the same: by weights, and less of it for those that have just joined.</summary>
/// <remarks>
/// In turn: the smooth weighted round robin of nginx (2012), where everybody earns its weight at each request and who has earned most pays for all. By load: the least
/// (requests + 1) ÷ weight, as in Envoy and nginx. The share of one that joined grows evenly from a tenth, as Envoy's slow start with aggression 1.
/// </remarks>
internal sealed class UnevenChoice
{
    /// <summary>Envoy, slow start: min_weight_percent 10 %.</summary>
    private const double LeastShare = 0.1;

    private readonly RoutingPolicy _policy;
    private readonly double[]? _weights;
    private readonly RandomStream _stream;
    private readonly long _slowStart;
    private readonly long[] _joinedAt;
    private readonly double[] _earned;
    private long _evenFrom = long.MinValue;

    private UnevenChoice(Group group, RandomStream stream)
    {
        (_policy, _stream, _weights) = (group.Routing, stream, group.Weights is null ? null : [.. group.Weights]);
        _slowStart = SimTime.FromSeconds(group.SlowStartSeconds);
        _joinedAt = new long[group.Instances];
        Array.Fill(_joinedAt, long.MinValue);
        _earned = new double[group.Instances];
    }

    /// <returns>Nothing where all get the same all the time, or keys choose.</returns>
    public static UnevenChoice? Of(Group group, RandomStream stream) =>
        group.Routing == RoutingPolicy.ByKey || (group.Weights is null && group.SlowStartSeconds == 0) ? null : new UnevenChoice(group, stream);

    public static void Check(Group group)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group.SlowStartSeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(group.VirtualNodes, 1);
        bool goesByKey = group.Routing == RoutingPolicy.ByKey;
        if (goesByKey && (group.Shards > 1 || group.KeyedBy is null || group.SlowStartSeconds > 0))
        {
            throw new ArgumentException($"Keys choose the instances of group {group.Name}, so it needs data to take them from, and has neither shards nor a slow start.");
        }

        if (group.Weights is not null && (group.Weights.Count != group.Instances || group.Weights.Any(w => !(w > 0) || !double.IsFinite(w))))
        {
            throw new ArgumentException($"Group {group.Name} needs a weight above 0 for each of its {group.Instances} instances.");
        }
    }

    /// <summary>Whether the instances are unequal at this moment.</summary>
    public bool Matters(long now) => _weights is not null || now < _evenFrom;

    public void NoteJoined(InstanceState instance, long now)
    {
        _joinedAt[instance.Number] = now;
        _earned[instance.Number] = 0;
        _evenFrom = Math.Max(_evenFrom, now + _slowStart);
    }

    /// <summary>Chooses one of several.</summary>
    /// <returns>The instance, or nothing when all are known to be down.</returns>
    public InstanceState? Choose(ReadOnlySpan<InstanceState> among, long now)
    {
        switch (_policy)
        {
            case RoutingPolicy.Random:
                return Drawn(among, now, null);
            case RoutingPolicy.PowerOfTwoChoices:
                InstanceState? one = Drawn(among, now, null);
                InstanceState? other = one is null ? null : Drawn(among, now, one);
                return other is not null && LoadOf(other, now) < LoadOf(one!, now) ? other : one;
            case RoutingPolicy.LeastOutstanding:
                return InTurn(among, now, LeastLoad(among, now));
            default:
                return InTurn(among, now, double.PositiveInfinity);
        }
    }

    private double WeightOf(InstanceState instance, long now)
    {
        double weight = _weights is null ? 1 : _weights[instance.Number];
        long joined = _joinedAt[instance.Number];
        return joined == long.MinValue || now - joined >= _slowStart ? weight : weight * Math.Max(LeastShare, (now - joined) / (double)_slowStart);
    }

    private double LoadOf(InstanceState instance, long now) => (instance.Outstanding + 1) / WeightOf(instance, now);

    private double LeastLoad(ReadOnlySpan<InstanceState> among, long now)
    {
        double least = double.PositiveInfinity;
        foreach (InstanceState instance in among)
        {
            least = instance.IsKnownDown ? least : Math.Min(least, LoadOf(instance, now));
        }

        return least;
    }

    // Of those with no more than a load, which of nobody is infinite.
    private InstanceState? InTurn(ReadOnlySpan<InstanceState> among, long now, double loadMax)
    {
        InstanceState? best = null;
        double sum = 0;
        foreach (InstanceState instance in among)
        {
            if (instance.IsKnownDown || LoadOf(instance, now) > loadMax)
            {
                continue;
            }

            double weight = WeightOf(instance, now);
            sum += weight;
            _earned[instance.Number] += weight;
            best = best is null || _earned[instance.Number] > _earned[best.Number] ? instance : best;
        }

        if (best is not null)
        {
            _earned[best.Number] -= sum;
        }

        return best;
    }

    private InstanceState? Drawn(ReadOnlySpan<InstanceState> among, long now, InstanceState? except)
    {
        double sum = 0;
        foreach (InstanceState instance in among)
        {
            sum += instance.IsKnownDown || instance == except ? 0 : WeightOf(instance, now);
        }

        double left = sum > 0 ? _stream.NextUniform() * sum : 0;
        InstanceState? last = null;
        foreach (InstanceState instance in among)
        {
            if (instance.IsKnownDown || instance == except)
            {
                continue;
            }

            last = instance;
            left -= WeightOf(instance, now);
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }
}
