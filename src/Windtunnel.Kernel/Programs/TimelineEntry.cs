namespace Windtunnel.Kernel.Programs;

/// <summary>An action on the timeline.</summary>
/// <param name="Time">When it begins [ns].</param>
/// <param name="Until">When it ends [ns]; <see cref="Times.SimTime.Max"/> when it does not.</param>
internal readonly record struct TimelineEntry(long Time, long Until, TimelineAction Action);
