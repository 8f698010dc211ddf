using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>How far the replicas of a store agreed, over all replications.</summary>
/// <param name="Reads">Reads of data that some step also writes.</param>
/// <param name="StaleReads">Those that missed a write acknowledged before they began.</param>
/// <param name="StaleShare">Stale reads ÷ reads; in [0, 1].</param>
/// <param name="Staleness">Percentiles of how long before a read the first write that it missed had been acknowledged; 0 for a read that missed none [s].</param>
/// <param name="LostWrites">Acknowledged writes that no replica had when the primary died.</param>
public sealed record ReplicaResult(long Reads, long StaleReads, Measured StaleShare, ImmutableArray<PercentileResult> Staleness, long LostWrites);
