namespace Windtunnel.Kernel.Chance.Popularities;

internal sealed class HotSetPopularity : Popularity
{
    private readonly long _hotKeys;
    private readonly double _share;

    public HotSetPopularity(long keys, long hotKeys, double share)
        : base(keys)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hotKeys);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hotKeys, keys);
        bool isPossible = share is >= 0 and <= 1 && (hotKeys > 0 || share == 0) && (hotKeys < keys || share == 1);
        _share = isPossible ? share : throw new ArgumentOutOfRangeException(nameof(share), share, "Keys that do not exist cannot have a share.");
        _hotKeys = hotKeys;
    }

    public override long Next(ref Draw draw) => draw.NextChance(_share)
        ? (long)draw.NextIndex((ulong)_hotKeys)
        : _hotKeys + (long)draw.NextIndex((ulong)(Keys - _hotKeys));

    public override double Probability(long rank)
    {
        if (rank < 0 || rank >= Keys)
        {
            return 0;
        }

        return rank < _hotKeys ? _share / _hotKeys : (1 - _share) / (Keys - _hotKeys);
    }

    public override double ShareOfTop(long top)
    {
        top = Math.Clamp(top, 0, Keys);
        return top <= _hotKeys
            ? (_hotKeys == 0 ? 0 : _share * top / _hotKeys)
            : _share + ((1 - _share) * (top - _hotKeys) / (Keys - _hotKeys));
    }
}
