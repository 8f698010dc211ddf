namespace Windtunnel.Kernel.Programs.Results;

/// <summary>One window of a program.</summary>
/// <param name="Arrived">Requests that arrived in it.</param>
/// <param name="Done">Requests that ended well in it.</param>
/// <param name="Failed">Requests that failed in it, those told "sold out" included.</param>
/// <param name="Answers">Requests told "sold out" or "limited" in it: they count as failed, but are answers.</param>
/// <param name="Median">Median latency of those done [ns]; not a number when there are none.</param>
/// <param name="P99">99th percentile of the latency of those done [ns]; not a number when there are none.</param>
/// <param name="Wrong">Requests whose wrong answer went out in it; they count as done.</param>
public readonly record struct ProgramWindow(long Arrived, long Done, long Failed, long Answers, double Median, double P99, long Wrong);
