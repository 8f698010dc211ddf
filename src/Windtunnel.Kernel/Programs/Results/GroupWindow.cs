namespace Windtunnel.Kernel.Programs.Results;

/// <summary>One window of a group; means over its time.</summary>
/// <param name="Utilisation">Share of all its cores that were busy; 0 to 1.</param>
/// <param name="Queue">Requests that waited for a core.</param>
/// <param name="Held">Slots that were held.</param>
/// <param name="Backlog">Requests that waited for a slot: messages in a queue.</param>
public readonly record struct GroupWindow(double Utilisation, double Queue, double Held, double Backlog);
