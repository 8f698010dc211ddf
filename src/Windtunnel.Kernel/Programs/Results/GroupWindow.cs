namespace Windtunnel.Kernel.Programs.Results;

/// <summary>One window of a group; means over its time.</summary>
/// <param name="Utilisation">Share of all its cores that were busy; 0 to 1.</param>
/// <param name="Queue">Requests that waited for a core.</param>
/// <param name="Held">Slots that were held.</param>
/// <param name="Backlog">Requests that waited for a slot: messages in a queue.</param>
public readonly record struct GroupWindow(double Utilisation, double Queue, double Held, double Backlog)
{
    /// <summary>Instances in service.</summary>
    public double Instances { get; init; }

    /// <summary>Services that ended in it.</summary>
    public long Served { get; init; }

    /// <summary>Requests that failed there in it, those turned away included.</summary>
    public long Failed { get; init; }

    /// <summary>Time at the cores, waiting and in service, of those whose service ended in it [ns].</summary>
    public long TimeSum { get; init; }

    /// <summary>Median of that time [ns]; NaN where nobody wanted to know, or nothing ended.</summary>
    public double Median { get; init; } = double.NaN;

    /// <summary>Its 99th percentile [ns]; NaN likewise.</summary>
    public double P99 { get; init; } = double.NaN;
}
