namespace Windtunnel.Designs;

/// <summary>Asks once more when no answer has come for a while; whichever answers first counts.</summary>
/// <param name="AfterSeconds">How long without an answer [s]; null where a share says it.</param>
/// <param name="AfterShare">The share of answers that take less: 0.95 for p95; null where a time says it.</param>
/// <param name="CopiesMax">How many more are sent at most; ≥ 1.</param>
public sealed record Hedge(double? AfterSeconds, double? AfterShare, int CopiesMax);
