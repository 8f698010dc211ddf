using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>How many replicas of a shard answer, and when the others follow.</summary>
/// <param name="WritesNeeded">Replicas that must have a write before it is answered; 0 for the one that is asked.</param>
/// <param name="ReadsNeeded">Replicas that must answer a read, all of them asked; 0 for one.</param>
/// <param name="ReadsAtFirst">Whether only the primary answers reads.</param>
/// <param name="Lag">Time before another replica begins to apply a write [s]; null for none.</param>
/// <param name="FailoverSeconds">Time a shard is without a primary after that has died [s]; ≥ 0.</param>
/// <param name="Refresh">Time after which what a replica was given shows in what it answers [s]; null for at once.</param>
public sealed record ReplicaPlan(int WritesNeeded = 0, int ReadsNeeded = 0, bool ReadsAtFirst = false, Distribution? Lag = null, double FailoverSeconds = 0, Distribution? Refresh = null)
{
    /// <summary>Answered by the replica that is asked; the others do the same work at the same time.</summary>
    public static ReplicaPlan AtOnce { get; } = new();
}
