namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>The gamma law by squeezed rejection from a cubed normal (Marsaglia and Tsang 2000).</summary>
internal sealed class GammaShape : LawShape
{
    private readonly double _shape;
    private readonly double _scale;
    private readonly double _d;
    private readonly double _c;

    public GammaShape(double shape, double scale)
    {
        _shape = Check.Positive(shape);
        _scale = Check.Positive(scale);
        _d = (shape < 1 ? shape + 1 : shape) - (1.0 / 3.0);
        _c = 1 / Math.Sqrt(9 * _d);
    }

    public override double Mean => _shape * _scale;

    public override double Variance => _shape * _scale * _scale;

    public override double Sample(ref Draw draw)
    {
        double x = AtLeastOne(ref draw) * _scale;

        // Below shape 1 the density is unbounded at zero: sample shape + 1 and shrink by U^(1/shape) (their §6).
        return _shape < 1 ? x * PortableMath.Exp(-draw.NextExponential() / _shape) : x;
    }

    private double AtLeastOne(ref Draw draw)
    {
        while (true)
        {
            double z = draw.NextNormal();
            double v = 1 + (_c * z);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            double accept = (0.5 * z * z) + (_d * (1 - v + PortableMath.Log(v)));
            if (-draw.NextExponential() < accept)
            {
                return _d * v;
            }
        }
    }
}
