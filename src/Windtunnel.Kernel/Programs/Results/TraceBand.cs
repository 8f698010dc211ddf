namespace Windtunnel.Kernel.Programs.Results;

/// <summary>Where the traced requests of one program that took about equally long spent their time.</summary>
/// <remarks>Hops of parallel branches overlap, so their sum may exceed the latency.</remarks>
public sealed class TraceBand
{
    private readonly long[] _waits;
    private readonly long[] _times;
    private TraceHop[] _slowest = [];

    internal TraceBand(int program, long lowest, long highest, int stepCount)
    {
        (Program, Lowest, Highest) = (program, lowest, highest);
        _waits = new long[stepCount];
        _times = new long[stepCount];
    }

    /// <summary>Which program: an index into <see cref="RunResult.Programs"/>.</summary>
    public int Program { get; }

    /// <summary>The shortest latency that belongs here [ns].</summary>
    public long Lowest { get; }

    /// <summary>The longest latency that belongs here [ns].</summary>
    public long Highest { get; }

    /// <summary>How many requests.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of their latencies [ns].</summary>
    public long LatencySum { get; private set; }

    /// <summary>Time they waited. Shape: [step], as <see cref="RunResult.Steps"/> [ns].</summary>
    public IReadOnlyList<long> Waits => _waits;

    /// <summary>Time of their delays and services. Shape: [step], as <see cref="RunResult.Steps"/> [ns].</summary>
    public IReadOnlyList<long> Times => _times;

    /// <summary>When the slowest of them arrived [ns].</summary>
    public long SlowestStart { get; private set; }

    /// <summary>The latency of the slowest of them [ns].</summary>
    public long SlowestLatency { get; private set; } = -1;

    /// <summary>The hops of the slowest of them, as they began: a waterfall.</summary>
    public IReadOnlyList<TraceHop> Slowest => _slowest;

    internal void Add(long start, long latency, ReadOnlySpan<TraceHop> hops)
    {
        Count++;
        LatencySum += latency;
        foreach (TraceHop hop in hops)
        {
            if (IsPart(hop, start + latency))
            {
                _waits[hop.Step] += hop.Wait;
                _times[hop.Step] += hop.Time;
            }
        }

        if (latency > SlowestLatency)
        {
            (SlowestStart, SlowestLatency) = (start, latency);
            _slowest = [.. hops.ToArray().Where(h => IsPart(h, start + latency)).OrderBy(h => (h.Start, h.Wait, h.Step, h.Time))];
        }
    }

    // What an orphan begins at the very end belongs to nobody; hops of one moment have no order of their own.
    private static bool IsPart(TraceHop hop, long end) => hop.Time == 0 || hop.Start + hop.Wait < end;
}
