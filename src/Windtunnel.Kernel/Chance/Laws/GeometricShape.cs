namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>The geometric law as the whole part of an exponential (Devroye 1986, §X.2).</summary>
internal sealed class GeometricShape(double mean) : LawShape
{
    // With success probability p = 1/(1+m) the exponential has mean −1/ln(1−p) = 1/ln((1+m)/m).
    private readonly double _scale = mean > 0 ? 1 / PortableMath.Log((1 + mean) / mean) : 0;

    public override double Mean { get; } = Check.NotNegative(mean);

    public override double Variance => Mean * (1 + Mean);

    public override double Sample(ref Draw draw) => Math.Floor(draw.NextExponential() * _scale);
}
