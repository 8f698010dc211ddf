namespace Windtunnel.Kernel.Stations.Logs;

/// <summary>One consumer of a log during a run.</summary>
internal sealed class ConsumerState(LogState log)
{
    public readonly LogState Log = log;

    /// <summary>The partitions it reads: indices into the group's instances.</summary>
    public readonly List<int> Partitions = [];
    public LevelMeter Busy;
    public bool IsUp = true;

    // So that each of its partitions comes round, however much waits in another.
    private int _turn;

    /// <summary>Whether it may take a message now.</summary>
    public bool IsFree => Busy.Level == 0 && IsUp && !Log.IsRebalancing;

    public int NextPartition()
    {
        _turn = _turn + 1 >= Partitions.Count ? 0 : _turn + 1;
        return Partitions[_turn];
    }
}
