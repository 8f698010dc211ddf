namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What a group did; means over the measured time, summed over its instances.</summary>
public sealed record GroupResult
{
    public required string Name { get; init; }

    /// <summary>Instances in service: all, but where an autoscaler says otherwise.</summary>
    public required double MeanInstances { get; init; }

    /// <summary>The same with those that were starting: what is paid for.</summary>
    public required double MeanPaid { get; init; }

    /// <summary>Instances in service when the run began.</summary>
    public required int InstancesAtStart { get; init; }

    /// <summary>When the number of instances changed, also in the warm-up; empty where nothing scales.</summary>
    public IReadOnlyList<ScalingChange> Changes { get; init; } = [];

    /// <summary>Share of the cores in service that were busy; 0 to 1, a little more when many leave service busy.</summary>
    public required double Utilisation { get; init; }

    /// <summary>The same for each instance. Shape: [instance], shard after shard.</summary>
    public required IReadOnlyList<double> InstanceUtilisation { get; init; }

    /// <summary>Cores busy.</summary>
    public required double MeanBusy { get; init; }

    /// <summary>Requests that waited for a core.</summary>
    public required double MeanQueue { get; init; }

    /// <summary>The longest queue for a core of one instance.</summary>
    public required int QueueMax { get; init; }

    /// <summary>Requests waiting for a core at the end.</summary>
    public required long QueueNow { get; init; }

    /// <summary>Mean time at the cores, waiting and in service, per service ended [ns]; not a number without any.</summary>
    public required double MeanSojourn { get; init; }

    /// <summary>Services ended.</summary>
    public required long Served { get; init; }

    /// <summary>Requests turned away by a full queue, for a core or a slot, or dropped while they waited in one.</summary>
    public required long Rejected { get; init; }

    /// <summary>Slots held.</summary>
    public required double MeanHeld { get; init; }

    /// <summary>Requests that waited for a slot: messages in a queue.</summary>
    public required double MeanBacklog { get; init; }

    /// <summary>The most that waited for a slot of one instance.</summary>
    public required int BacklogMax { get; init; }

    /// <summary>Requests waiting for a slot at the end.</summary>
    public required long BacklogNow { get; init; }

    /// <summary>Messages given out again, because the work on them failed, took too long or died with its consumer.</summary>
    public long Redelivered { get; init; }

    /// <summary>Messages whose work was done although it had been done before or given to somebody else too.</summary>
    public long Duplicates { get; init; }

    /// <summary>How often an instance was ejected.</summary>
    public long Ejections { get; init; }

    /// <summary>Batches taken by its slots.</summary>
    public long Batches { get; init; }

    /// <summary>Requests in these batches.</summary>
    public long Gathered { get; init; }

    /// <summary>How the consumers of a log did; nothing otherwise.</summary>
    public ConsumerResult? Consumers { get; init; }

    /// <summary>Whether its visits were worked out as they began, without events of their own; the figures are the same either way.</summary>
    public required bool IsAhead { get; init; }

    /// <summary>The time series, also of the warm-up. Shape: [window].</summary>
    public required ReadOnlyMemory<GroupWindow> Windows { get; init; }
}
