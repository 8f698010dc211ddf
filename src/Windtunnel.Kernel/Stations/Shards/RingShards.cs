namespace Windtunnel.Kernel.Stations;

/// <summary>A circle of hashes with points of every shard; a key belongs to the next point.</summary>
internal sealed class RingShards : ShardMap
{
    private readonly ulong[] _points;
    private readonly int[] _owners;

    public RingShards(int shards, int points)
        : base(shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        int count = checked(shards * points);
        _points = new ulong[count];
        _owners = new int[count];
        for (int i = 0; i < count; i++)
        {
            // Twice, so that no point is the hash of a key.
            _points[i] = KeyHash.Of((long)KeyHash.Of(i));
            _owners[i] = i / points;
        }

        Array.Sort(_points, _owners);
    }

    public override int Of(long key, long keys, bool isNew)
    {
        int at = Array.BinarySearch(_points, KeyHash.Of(key));
        at = at >= 0 ? at : ~at;
        return _owners[at == _points.Length ? 0 : at];
    }

    public override double ShareOf(int shard)
    {
        double share = 0;
        for (int i = 0; i < _points.Length; i++)
        {
            if (_owners[i] == shard)
            {
                share += unchecked(_points[i] - _points[i == 0 ? _points.Length - 1 : i - 1]) / Math.Pow(2, 64);
            }
        }

        return _points.Length == 1 ? 1 : share;
    }
}
