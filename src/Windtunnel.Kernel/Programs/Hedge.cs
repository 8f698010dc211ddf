namespace Windtunnel.Kernel.Programs;

/// <summary>Asks once more when no answer has come for a while, and takes whichever comes first.</summary>
/// <param name="AfterSeconds">How long without an answer [s]; ≥ 0. Says nothing where a share is given.</param>
/// <param name="AfterShare">Instead of a time, the share of answers that take less, over the run so far; in (0, 1). Until a hundred answers are known nothing is hedged.</param>
/// <param name="CopiesMax">How many more are sent at most, each so long after the one before; ≥ 1. Default 1.</param>
/// <remarks>Dean &amp; Barroso, "The Tail at Scale", 2013: one more after the 95th percentile.</remarks>
public sealed record Hedge(double AfterSeconds, double? AfterShare = null, int CopiesMax = 1);
