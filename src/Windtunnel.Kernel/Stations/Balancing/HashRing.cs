namespace Windtunnel.Kernel.Stations.Balancing;

/// <summary>A circle of hashes with points of several owners; a key belongs to the owner of the next point (Karger et al. 1997).</summary>
internal sealed class HashRing
{
    private readonly ulong[] _points;
    private readonly int[] _owners;

    /// <param name="points">How many points each owner has; ≥ 0, of all together ≥ 1. Shape: [owner].</param>
    public HashRing(ReadOnlySpan<int> points)
    {
        int most = 0;
        int count = 0;
        foreach (int own in points)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(own, nameof(points));
            most = Math.Max(most, own);
            count = checked(count + own);
        }

        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(points));
        _points = new ulong[count];
        _owners = new int[count];
        int at = 0;
        for (int owner = 0; owner < points.Length; owner++)
        {
            for (int i = 0; i < points[owner]; i++, at++)
            {
                // Twice, so that no point is the hash of a key.
                _points[at] = KeyHash.Of((long)KeyHash.Of(((long)owner * most) + i));
                _owners[at] = owner;
            }
        }

        Array.Sort(_points, _owners);
    }

    /// <summary>How many points there are, of all owners.</summary>
    public int Count => _points.Length;

    /// <summary>The point that a key comes to first; those after it, in a circle, say who is next.</summary>
    public int PointOf(long key)
    {
        int at = Array.BinarySearch(_points, KeyHash.Of(key));
        at = at >= 0 ? at : ~at;
        return at == _points.Length ? 0 : at;
    }

    public int OwnerAt(int point) => _owners[point];

    /// <summary>The share of all hashes that an owner has; 0 to 1.</summary>
    public double ShareOf(int owner)
    {
        double share = 0;
        for (int i = 0; i < _points.Length; i++)
        {
            if (_owners[i] == owner)
            {
                share += unchecked(_points[i] - _points[i == 0 ? _points.Length - 1 : i - 1]) / Math.Pow(2, 64);
            }
        }

        return _points.Length == 1 ? 1 : share;
    }
}
