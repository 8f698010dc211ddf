using System.Collections.Immutable;

namespace Windtunnel.Components.Balancing;

/// <summary>What decides, beside the routing, how many requests each instance gets.</summary>
/// <param name="Weights">How many times as many as others; [instance]; empty where all get as many.</param>
/// <param name="KeyedBy">The data set whose key chooses an instance; null where none does.</param>
/// <param name="VirtualNodes">Points of an instance of usual weight on the ring of hashes where keys choose; ≥ 1.</param>
/// <param name="SlowStartSeconds">How long an instance that joined or came back gets less than its share [s]; ≥ 0.</param>
/// <param name="WarmUp">How an instance that starts works at first; null for at full speed.</param>
public sealed record Balance(ImmutableArray<double> Weights, string? KeyedBy, int VirtualNodes, double SlowStartSeconds, WarmUp? WarmUp)
{
    /// <summary>Time after which an instance that joined is like the others [s].</summary>
    public double SettlesIn => Math.Max(SlowStartSeconds, WarmUp?.Seconds ?? 0);
}
