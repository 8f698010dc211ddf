namespace Windtunnel.Kernel.Chance.Popularities;

/// <summary>Zipf's law by rejection-inversion (Hörmann and Derflinger 1996): constant time, no table.</summary>
internal sealed class ZipfPopularity : Popularity
{
    private const long KeysMax = 1_000_000_000_000;

    private readonly double _exponent;
    private readonly double _areaLowest;
    private readonly double _areaHighest;
    private readonly double _surelyWithin;
    private readonly double _sum;

    public ZipfPopularity(long keys, double exponent)
        : base(keys)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys, KeysMax);
        _exponent = exponent is >= 0 and <= 10 ? exponent : throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "Must be 0 to 10.");
        _areaLowest = ZipfSums.Area(1.5, exponent) - 1;
        _areaHighest = ZipfSums.Area(keys + 0.5, exponent);
        _surelyWithin = 2 - ZipfSums.AreaInverse(ZipfSums.Area(2.5, exponent) - PortableMath.Pow(2, -exponent), exponent);
        _sum = ZipfSums.Harmonic(keys, exponent);
    }

    public override long Next(ref Draw draw)
    {
        while (true)
        {
            double area = _areaHighest + (draw.NextUniform() * (_areaLowest - _areaHighest));
            double x = ZipfSums.AreaInverse(area, _exponent);
            double k = Math.Clamp(Math.Floor(x + 0.5), 1, Keys);
            if (k - x <= _surelyWithin || area >= ZipfSums.Area(k + 0.5, _exponent) - PortableMath.Pow(k, -_exponent))
            {
                return (long)k - 1;
            }
        }
    }

    public override double Probability(long rank) =>
        rank >= 0 && rank < Keys ? PortableMath.Pow(rank + 1, -_exponent) / _sum : 0;

    public override double ShareOfTop(long top) => top <= 0 ? 0 : ZipfSums.Harmonic(Math.Min(top, Keys), _exponent) / _sum;
}
