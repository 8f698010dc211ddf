namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>The normal law cut at zero.</summary>
/// <remarks>Moments of a law cut on one side: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), §13.10.1.</remarks>
internal sealed class NormalShape : LawShape
{
    private readonly double _mean;
    private readonly double _deviation;

    public NormalShape(double mean, double deviation)
    {
        _mean = Check.NotNegative(mean);
        _deviation = Check.NotNegative(deviation);
        if (deviation == 0)
        {
            (Mean, Variance) = (mean, 0);
            return;
        }

        double cut = -mean / deviation;
        double hazard = Density(cut) / (1 - NormalShare.Below(cut));
        Mean = mean + (deviation * hazard);
        Variance = deviation * deviation * (1 + (cut * hazard) - (hazard * hazard));
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Sample(ref Draw draw)
    {
        double x;
        do
        {
            x = _mean + (_deviation * draw.NextNormal());
        }
        while (x < 0);

        return x;
    }

    private static double Density(double z) => PortableMath.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
