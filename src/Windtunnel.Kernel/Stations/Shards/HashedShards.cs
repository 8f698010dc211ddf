namespace Windtunnel.Kernel.Stations;

internal sealed class HashedShards(int shards) : ShardMap(shards)
{
    public override int Of(long key, long keys, bool isNew) => KeyHash.ShardOf(key, Shards);
}
