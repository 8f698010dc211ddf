namespace Windtunnel.Kernel.Stations;

internal sealed class RangedShards(int shards) : ShardMap(shards)
{
    public override bool IsRanged => true;

    public override int Of(long key, long keys, bool isNew) => isNew ? 0 : (int)((Int128)key * Shards / keys);
}
