using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Logs;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>The requests of one program during a run: counts since time 0, and their values at the last reset.</summary>
internal sealed class ProgramState(string name, ulong seed, int windows)
{
    public readonly string Name = name;
    public readonly ulong Seed = seed;
    public readonly LatencyHistogram Latency = new(10_000_000_000);
    public readonly LatencyHistogram FailedLatency = new();
    public readonly long[] Causes = new long[Enum.GetValues<FailureCause>().Length];
    public readonly long[] CausesBefore = new long[Enum.GetValues<FailureCause>().Length];

    /// <summary>Times of all answers since time 0, where somebody hedges by them.</summary>
    public LatencyHistogram? Answers;

    /// <summary>Latencies of the present window, merged into the whole when it closes.</summary>
    public LatencyHistogram Recent = new(10_000_000_000);
    public readonly long[] WindowArrived = new long[windows];
    public readonly long[] WindowDone = new long[windows];
    public readonly long[] WindowFailed = new long[windows];
    public readonly long[] WindowAnswers = new long[windows];
    public readonly long[] WindowWrong = new long[windows];
    public readonly double[] WindowMedian = new double[windows];
    public readonly double[] WindowTail = new double[windows];

    /// <summary>Times since the arrival that a message came from, or since the run before of a job; nothing for other programs.</summary>
    public LatencyHistogram? Freshness;

    /// <summary>The queue whose messages run it, if any.</summary>
    public GroupState? Queue;

    /// <summary>The step at which a message enters its queue; −1 when none does.</summary>
    public int EntersAt = -1;

    /// <summary>The log whose messages run it, if any.</summary>
    public LogState? Log;

    /// <summary>Whether somebody learns how each of its requests ended, at that moment.</summary>
    public bool HasWatchers => Queue is not null || Log is not null || Freshness is not null || Answers is not null || IsCollected;

    /// <summary>Whether some job works for those of its requests that have ended.</summary>
    public bool IsCollected;

    public long Arrived;

    /// <summary>How many have to have arrived before one of them is traced again.</summary>
    public long TracedAt;
    public long Done;
    public long Failed;
    public long Orphaned;

    /// <summary>Those of the ones done whose answer was wrong.</summary>
    public long Wrong;
    public long WrongBefore;
    public long ArrivedBefore;
    public long DoneBefore;
    public long FailedBefore;
    public long OrphanedBefore;
    // Ends that were worked out ahead and lie in the next window.
    private LatencyHistogram? _later = windows > 0 ? new LatencyHistogram(10_000_000_000) : null;
    private long _doneLater;
    private long _wrongLater;
    private long _windowWrong;
    private long _windowArrived;
    private long _windowDone;
    private long _windowFailed;
    private long _windowAnswers;

    public long InFlight => Arrived - Done - Failed;

    public void CloseWindow(int window)
    {
        (WindowArrived[window], _windowArrived) = (Arrived - _windowArrived, Arrived);
        (WindowDone[window], _windowDone) = (Done - _doneLater - _windowDone, Done - _doneLater);
        (WindowFailed[window], _windowFailed) = (Failed - _windowFailed, Failed);
        (WindowWrong[window], _windowWrong, _wrongLater) = (Wrong - _wrongLater - _windowWrong, Wrong - _wrongLater, 0);
        long answers = Causes[(int)FailureCause.SoldOut] + Causes[(int)FailureCause.Limited];
        (WindowAnswers[window], _windowAnswers) = (answers - _windowAnswers, answers);
        (WindowMedian[window], WindowTail[window]) = (Recent.Percentile(50), Recent.Percentile(99));
        Latency.Merge(Recent);
        Recent.Clear();
        (Recent, _later, _doneLater) = (_later!, Recent, 0);
    }

    /// <summary>Notes an end that was worked out ahead and lies in the next window.</summary>
    public void CountLater(long latency)
    {
        _doneLater++;
        _later!.Record(latency);
    }

    /// <summary>Notes whether an end that was worked out ahead is of a wrong answer.</summary>
    public void CountWrong(bool isWrong, bool isLater)
    {
        if (isWrong)
        {
            Wrong++;
            _wrongLater += isLater ? 1 : 0;
        }
    }

    public void Reset()
    {
        WrongBefore = Wrong;
        Latency.Clear();
        FailedLatency.Clear();
        Recent.Clear();
        Freshness?.Clear();
        (ArrivedBefore, DoneBefore, FailedBefore, OrphanedBefore) = (Arrived, Done, Failed, Orphaned);
        Causes.CopyTo(CausesBefore, 0);
    }
}
