namespace Windtunnel.Kernel.Programs.Results;

/// <summary>One hop of a traced request.</summary>
/// <param name="Step">Which step: an index into <see cref="RunResult.Steps"/>.</param>
/// <param name="Start">When it began [ns].</param>
/// <param name="Wait">How long it then waited [ns].</param>
/// <param name="Time">How long its delay or service then took [ns].</param>
public readonly record struct TraceHop(int Step, long Start, long Wait, long Time);
