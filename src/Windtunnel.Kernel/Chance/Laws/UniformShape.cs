namespace Windtunnel.Kernel.Chance.Laws;

internal sealed class UniformShape : LawShape
{
    private readonly double _lowest;
    private readonly double _width;

    public UniformShape(double lowest, double highest)
    {
        _lowest = Check.NotNegative(lowest);
        _width = Check.NotNegative(highest - lowest, nameof(highest));
    }

    public override double Mean => _lowest + (_width / 2);

    public override double Variance => _width * _width / 12;

    public override double Sample(ref Draw draw) => _lowest + (_width * draw.NextUniform());
}
