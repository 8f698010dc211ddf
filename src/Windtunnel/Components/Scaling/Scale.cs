using System.Collections.Immutable;

namespace Windtunnel.Components.Scaling;

/// <summary>Between how many instances a component scales, and by what.</summary>
/// <param name="Min">The fewest; ≥ 1.</param>
/// <param name="Max">The most.</param>
/// <param name="Target">The utilisation to keep; null where rules say what to do.</param>
/// <param name="Rules">What to do beyond which utilisation; empty where there is a target.</param>
public sealed record Scale(int Min, int Max, double? Target, ImmutableArray<ScaleRule> Rules)
{
    // 0.6 of 12 cores is 7.2 on paper and a little more in binary.
    private const double Hair = 1e-9;

    /// <summary>Utilisation that instances have at a steady load, at most: the target, or the first bound beyond which some are added; in (0, 1].</summary>
    public double Planned => Target ?? Rules.Where(r => r.Change > 0).Select(r => r.Bound).DefaultIfEmpty(1).Min();

    /// <summary>Instances there are at a steady load.</summary>
    /// <param name="busy">Servers that are busy on average, over all instances; ≥ 0.</param>
    /// <param name="servers">Servers of one instance; ≥ 1.</param>
    public int InstancesFor(double busy, int servers) => (int)Math.Clamp(Math.Ceiling((busy / servers / Math.Max(0.01, Planned)) - Hair), Min, Max);

    public override string ToString() => $"{Min} to {Max} " + (Target is { } target ? FormattableString.Invariant($"at {target * 100:0.####} % cpu") : $"by {string.Join(" and ", Rules)}");
}
