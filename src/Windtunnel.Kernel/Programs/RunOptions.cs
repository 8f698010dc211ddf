namespace Windtunnel.Kernel.Programs;

/// <summary>How long a run goes on and what it notes down.</summary>
public sealed record RunOptions
{
    /// <summary>Windows that one run may have.</summary>
    public const int WindowsMax = 100_000;

    /// <summary>Simulated time at which the run ends [s]; &gt; 0. Default without bound: it ends when nothing is left to happen.</summary>
    public double UntilSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Simulated time at which measuring begins anew, so that what came before does not count [s]; ≥ 0. Default 0.</summary>
    public double ResetAtSeconds { get; init; }

    /// <summary>Simulated times at which what was measured is set aside in <see cref="Results.RunResult.Before"/> and measuring begins anew [s]; ascending. Default none.</summary>
    public IReadOnlyList<double> SplitsAtSeconds { get; init; } = [];

    /// <summary>Length of the windows of the time series [s]; &gt; 0. Default +∞: no time series.</summary>
    public double WindowSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Requests that may be in flight at once before the run stops; 1 to 16,777,215. Default 4,000,000.</summary>
    public int InFlightMax { get; init; } = 4_000_000;

    /// <summary>Events after which the run stops. Default 6·10¹⁰.</summary>
    public long EventsMax { get; init; } = 60_000_000_000;

    /// <summary>Whether everything has events of its own, even what could be worked out ahead. The result is the same; for comparing. Default false.</summary>
    public bool EventsOnly { get; init; }

    /// <summary>Every how many arrivals of a flow one is traced hop by hop; ≥ 1, 0 for none. Default none.</summary>
    public int TraceEvery { get; init; }

    /// <summary>Traced requests in flight at once; one more goes untraced. ≥ 1. Default 256.</summary>
    public int TracesOpenMax { get; init; } = 256;

    /// <summary>Whether the windows of groups have percentiles too, which takes an event for every service and a note of its time. Default false.</summary>
    public bool NotesGroupTimes { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UntilSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(ResetAtSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WindowSeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(InFlightMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(InFlightMax, Events.Event.SlotMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(EventsMax, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(TraceEvery);
        ArgumentOutOfRangeException.ThrowIfLessThan(TracesOpenMax, 1);
        if (double.IsFinite(WindowSeconds) && !(UntilSeconds / WindowSeconds <= WindowsMax))
        {
            throw new ArgumentOutOfRangeException(nameof(WindowSeconds), WindowSeconds, $"A run with windows needs an end, at most {WindowsMax} windows away.");
        }
    }
}
