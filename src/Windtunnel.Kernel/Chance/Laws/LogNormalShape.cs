namespace Windtunnel.Kernel.Chance.Laws;

internal sealed class LogNormalShape(double mu, double sigma) : LawShape
{
    private readonly double _mu = Check.Finite(mu);
    private readonly double _sigma = Check.NotNegative(sigma);

    public override double Mean => PortableMath.Exp(_mu + (_sigma * _sigma / 2));

    public override double Variance => (PortableMath.Exp(_sigma * _sigma) - 1) * Mean * Mean;

    public override double Sample(ref Draw draw) => PortableMath.Exp(_mu + (_sigma * draw.NextNormal()));
}
