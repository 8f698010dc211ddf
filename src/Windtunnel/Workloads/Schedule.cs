using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Workloads;

/// <summary>What becomes of a run of a job that is to start while the one before is not over.</summary>
public enum WhileRunning
{
    /// <summary>It does not take place; the next one has more to do.</summary>
    Skip,

    /// <summary>It starts when the one before is over.</summary>
    Queue,

    /// <summary>It starts all the same.</summary>
    Overlap,
}

/// <summary>When runs of a job start, and what for.</summary>
/// <param name="Every">Time between two starts, the first that long after the beginning [s]; &gt; 0.</param>
/// <param name="WhileRunning">What becomes of a start while the run before is not over.</param>
/// <param name="Of">The flow whose requests that were done since the run before a run works for; null where its amount is in its steps.</param>
public sealed record Schedule(Setting<Quantity> Every, Setting<WhileRunning> WhileRunning, Setting<string>? Of);
