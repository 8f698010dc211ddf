using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Programs.Results;

/// <summary>How far the replicas of a group agreed about a data set.</summary>
/// <param name="Group">The group.</param>
/// <param name="Data">The data.</param>
/// <param name="Reads">Reads begun.</param>
/// <param name="StaleReads">Reads that missed a write acknowledged before they began.</param>
/// <param name="Ages">How long before a stale read began the first write that it missed had been acknowledged [ns].</param>
/// <param name="LostWrites">Acknowledged writes that no replica had when the one that had answered for them died.</param>
public sealed record ReplicationResult(string Group, string Data, long Reads, long StaleReads, LatencyHistogram Ages, long LostWrites);
