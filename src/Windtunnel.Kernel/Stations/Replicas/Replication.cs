namespace Windtunnel.Kernel.Stations;

/// <summary>One data set as the replicas of a group keep it, watched for reads that miss what was acknowledged, as laid out before a run.</summary>
public sealed class Replication
{
    internal Replication(string name, int index, Group group, DataSet data) => (Name, Index, Group, Data) = (name, index, group, data);

    /// <summary>The name, unique among replications.</summary>
    public string Name { get; }

    /// <summary>The group whose instances, shard by shard, are the replicas.</summary>
    public Group Group { get; }

    /// <summary>The data whose keys are written and read.</summary>
    public DataSet Data { get; }

    internal int Index { get; }
}
