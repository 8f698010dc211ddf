namespace Windtunnel.Kernel.Chance.Laws;

internal sealed class ParetoShape(double minimum, double alpha) : LawShape
{
    private readonly double _minimum = Check.Positive(minimum);
    private readonly double _alpha = Check.Positive(alpha);

    public override double Mean => _alpha <= 1 ? double.PositiveInfinity : _alpha * _minimum / (_alpha - 1);

    public override double Variance =>
        _alpha <= 2 ? double.PositiveInfinity : _minimum * _minimum * _alpha / ((_alpha - 1) * (_alpha - 1) * (_alpha - 2));

    // The logarithm of a Pareto variate over its minimum is exponential.
    public override double Sample(ref Draw draw) => _minimum * PortableMath.Exp(draw.NextExponential() / _alpha);
}
