using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Lines;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Overload;
using Windtunnel.Kernel.Stations.Sharing;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations;

/// <summary>One instance during a run: its cores with their queue, and its slots with theirs.</summary>
internal sealed class InstanceState(Group group, int groupIndex, int index, int number, bool isAhead)
{
    public readonly Group Group = group;
    public readonly int GroupIndex = groupIndex;
    public readonly int Index = index;

    /// <summary>Its number within the group, from 0.</summary>
    public readonly int Number = number;
    public readonly int Cores = group.Cores;
    public readonly int QueueMax = group.QueueMax;

    /// <summary>The cores, where requests do not keep one from start to end; else nothing.</summary>
    public readonly SharedCores? Shared = SharedCores.Of(group);

    /// <summary>When it does nothing; nothing where it never pauses.</summary>
    public PauseSchedule? Pauses { get; init; }

    /// <summary>Slots that are warm; nothing where all are.</summary>
    public readonly WarmSlots? Warm = group.KeepWarmSeconds is { } keep ? new WarmSlots(SimTime.FromSeconds(keep)) : null;

    /// <summary>When its cores will be free, where visits are worked out as they begin.</summary>
    public readonly CoreTimes? Ahead = isAhead ? new CoreTimes(group.Cores) : null;

    public RequestQueue Queue = RequestQueue.Empty with { Line = WaitLine.Of(index, group.Discipline) };
    public LevelMeter Present;
    public LevelMeter Busy;

    /// <summary>Time spent at the cores by those who left, waiting and in service, since the last reset [ns].</summary>
    public long SojournSum;
    public long Served;

    /// <summary>Those of them, and of their time, that leave when the present window is over [ns].</summary>
    public long ServedLater;
    public long SojournLater;

    public RequestQueue Admission = RequestQueue.Empty with { Line = WaitLine.Of(index, group.Discipline) };
    public LevelMeter Admitted;
    public LevelMeter Held;
    public long AdmissionSojournSum;

    /// <summary>The consumer that reads it, where it is a partition of a log.</summary>
    public ConsumerState? Consumer;

    /// <summary>The consumer that works on a message of it.</summary>
    public ConsumerState? TakenBy;

    /// <summary>Those who gather before its slots, where batches of them are taken; else nothing.</summary>
    public readonly GatheringState? Gathering = group.Batching is null ? null : new GatheringState(group.Batching);

    public long Rejected;

    /// <summary>Slots given back.</summary>
    public long Released;

    /// <summary>Who turns requests away while it is overloaded; nothing where nobody does.</summary>
    public readonly Shedder? Shedder = group.Shedding is null ? null : new Shedder(group.Shedding);
    public double SlowFactor = 1;

    /// <summary>Another version that does part of its visits; nothing usually.</summary>
    public Canary? Canary;

    /// <summary>Whether its disk has no room left.</summary>
    public bool IsFull;
    public double ErrorProbability;

    /// <summary>Probability that what it answers is wrong.</summary>
    public double WrongProbability;

    /// <summary>How much later its answers come [ns].</summary>
    public long AnswerDelay;

    /// <summary>Until when it takes requests and answers none [ns].</summary>
    public long HungUntil;

    /// <summary>Probability that a request to it never arrives.</summary>
    public double LossProbability;

    /// <summary>Deaths that have not ended.</summary>
    public int Deaths;

    /// <summary>Whether routing shuns it: it was found to be down, or ejected.</summary>
    public bool IsKnownDown;
    public bool IsFoundDown;
    public bool IsEjected;

    /// <summary>Restarts it is drained for.</summary>
    public int Drains;

    /// <summary>Requests that failed at it since one did not.</summary>
    public int ErrorsInARow;

    /// <summary>Requests that went well and that failed at it in the present interval, where their rate matters.</summary>
    public int Good;
    public int Bad;

    /// <summary>When the present interval is over [ns].</summary>
    public long LookAt;

    /// <summary>When it is at full speed [ns].</summary>
    private long _warmFrom;
    private readonly long _warmUp = group.WarmUp is null ? 0 : SimTime.FromSeconds(group.WarmUp.Seconds);

    /// <summary>How often it was ejected.</summary>
    public int Ejections;

    /// <summary>When it died last [ns].</summary>
    public long DownSince;
    public bool IsPaused;

    public long Outstanding => Present.Level + Admitted.Level;

    public bool IsUp => Deaths == 0;

    /// <summary>Whether every request to it arrives and is let in.</summary>
    public bool IsReachable { get; private set; } = group.Shedding is null;

    /// <summary>Whether it answers at once when it has done its work, and well.</summary>
    public bool AnswersPlainly { get; private set; } = group.Ejection is null;

    public bool HasFreeSlot => Held.Level < Group.Concurrency && !IsPaused && (Consumer is null || Consumer.IsFree);

    /// <summary>Whether a service takes what its law says.</summary>
    public bool IsSteady { get; private set; } = group.Pauses is null && group.WarmUp is null;

    /// <summary>How long a service that begins now takes, slowed down and paused [ns].</summary>
    /// <param name="service">How long it would take [ns].</param>
    /// <param name="now">When it begins [ns].</param>
    public long TimeFor(long service, long now)
    {
        double slow = SlowFactorAt(now);
        long time = slow == 1 ? service : SimTime.FromNanoseconds(service * slow);
        return Pauses is null ? time : Pauses.EndOf(now, time) - now;
    }

    /// <summary>How many times as long something takes that begins now.</summary>
    public double SlowFactorAt(long now) =>
        now >= _warmFrom ? SlowFactor : SlowFactor * (1 + ((Group.WarmUp!.Factor - 1) * (_warmFrom - now) / _warmUp));

    /// <summary>Notes that it starts now.</summary>
    public void BeginCold(long now) => _warmFrom = _warmUp == 0 ? 0 : now + _warmUp;

    /// <summary>Says anew what is the matter with it, after any of its faults changed.</summary>
    public void Reconsider()
    {
        IsSteady = SlowFactor == 1 && Canary is null && Pauses is null && _warmUp == 0;
        IsReachable = IsUp && LossProbability == 0 && Shedder is null;
        AnswersPlainly = ErrorProbability == 0 && WrongProbability == 0 && Canary is null && AnswerDelay == 0 && HungUntil == 0 && Group.Ejection is null;
    }

    /// <summary>Notes that a visit worked out ahead ends in the next window.</summary>
    public void CountLater(long arrival, long start, long end, long windowEnd)
    {
        Present.Later += end - windowEnd;
        Busy.Later += end - Math.Max(start, windowEnd);
        SojournLater += end - arrival;
        ServedLater++;
    }

    public void BeginWindow() => (Present.Later, Busy.Later, SojournLater, ServedLater) = (0, 0, 0, 0);

    public void Reset(long now)
    {
        Present.Reset(now);
        Busy.Reset(now);
        Admitted.Reset(now);
        Held.Reset(now);
        SojournSum = AdmissionSojournSum = Served = Rejected = Released = 0;
        Shedder?.Rebase(now);
        Queue.LengthMax = Queue.Length;
        Admission.LengthMax = Admission.Length;
    }
}
