using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Logs;

/// <summary>A log during a run, as one group of consumers reads it: who reads which partition, and what is not noted as done yet.</summary>
internal sealed class LogState
{
    private readonly long _commitEvery;
    private readonly InstanceState[] _partitions;
    private long _dealtAt;
    private long _backlog;

    public LogState(Subscription subscription, InstanceState[] partitions, int program, bool isAtRisk)
    {
        (Subscription, _partitions, Program, IsAtRisk) = (subscription, partitions, program, isAtRisk);
        _commitEvery = SimTime.FromSeconds(subscription.CommitSeconds);
        Consumers = [.. Enumerable.Range(0, Math.Min(subscription.Consumers, partitions.Length)).Select(_ => new ConsumerState(this))];
        Uncommitted = [.. partitions.Select(_ => OffsetList.Empty)];
        Deal(0);
    }

    public Subscription Subscription { get; }

    /// <summary>The program that every message runs; −1 when nothing reads it.</summary>
    public int Program { get; }

    public ConsumerState[] Consumers { get; }

    /// <summary>Whether a consumer may die in this run, so that what is done must be remembered until it is noted.</summary>
    public bool IsAtRisk { get; }

    /// <summary>Messages done and not noted as done. Shape: [partition].</summary>
    public OffsetList[] Uncommitted { get; }

    /// <summary>Whether nobody takes messages because partitions are being dealt out.</summary>
    public bool IsRebalancing { get; private set; }

    /// <summary>Distinguishes the present change of consumers from those before.</summary>
    public int Epoch { get; private set; }

    /// <summary>The most that waited in all partitions together, since the last reset.</summary>
    public long BacklogMax { get; private set; }

    /// <summary>When the consumers last noted how far they are [ns].</summary>
    public long CommittedAt(long now) => _commitEvery == 0 ? now : now - ((now - _dealtAt) % _commitEvery);

    /// <summary>Notes that more or fewer messages wait.</summary>
    public void Wait(int change)
    {
        _backlog += change;
        BacklogMax = Math.Max(BacklogMax, _backlog);
    }

    /// <summary>Notes that the consumers are no longer the same.</summary>
    public void Change() => Epoch++;

    public void BeginRebalance()
    {
        Epoch++;
        IsRebalancing = true;
    }

    /// <summary>Deals the partitions out to the consumers that are up, each every n-th; without any they stay where they are.</summary>
    public void Deal(long now)
    {
        IsRebalancing = false;
        _dealtAt = now;
        ConsumerState[] present = [.. Consumers.Where(c => c.IsUp)];
        if (present.Length == 0)
        {
            return;
        }

        foreach (ConsumerState consumer in Consumers)
        {
            consumer.Partitions.Clear();
        }

        for (int i = 0; i < _partitions.Length; i++)
        {
            ConsumerState owner = present[i % present.Length];
            _partitions[i].Consumer = owner;
            owner.Partitions.Add(i);
        }
    }

    public void Reset(long now)
    {
        BacklogMax = _backlog;
        foreach (ConsumerState consumer in Consumers)
        {
            consumer.Busy.Reset(now);
        }
    }
}
