using Windtunnel.Kernel.Stations.Balancing;

namespace Windtunnel.Kernel.Stations;

/// <summary>A circle of hashes with points of every shard; a key belongs to the next point.</summary>
internal sealed class RingShards : ShardMap
{
    private readonly HashRing _ring;

    public RingShards(int[] points)
        : base(points.Length) => _ring = new HashRing(points);

    public override int Of(long key, long keys, bool isNew) => _ring.OwnerAt(_ring.PointOf(key));

    public override double ShareOf(int shard) => _ring.ShareOf(shard);
}
