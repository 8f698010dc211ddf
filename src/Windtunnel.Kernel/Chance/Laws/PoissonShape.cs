namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>The Poisson law: counting exponentials while the mean is small, transformed rejection (PTRS, Hörmann 1993) from 10 on.</summary>
internal sealed class PoissonShape : LawShape
{
    private const double RejectionFrom = 10;
    private const double MeanMax = 1e9;

    private readonly double _a;
    private readonly double _b;
    private readonly double _logInverseAlpha;
    private readonly double _logMean;
    private readonly double _vr;

    public PoissonShape(double mean)
    {
        Mean = Check.NotNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, MeanMax);
        if (mean >= RejectionFrom)
        {
            _logMean = PortableMath.Log(mean);
            _b = 0.931 + (2.53 * Math.Sqrt(mean));
            _a = -0.059 + (0.02483 * _b);
            _logInverseAlpha = PortableMath.Log(1.1239 + (1.1328 / (_b - 3.4)));
            _vr = 0.9277 - (3.6224 / (_b - 2));
        }
    }

    public override double Mean { get; }

    public override double Variance => Mean;

    public override double Sample(ref Draw draw) => Mean < RejectionFrom ? CountExponentials(ref draw) : Reject(ref draw);

    private double CountExponentials(ref Draw draw)
    {
        int count = 0;
        for (double time = draw.NextExponential(); time < Mean; time += draw.NextExponential())
        {
            count++;
        }

        return count;
    }

    private double Reject(ref Draw draw)
    {
        while (true)
        {
            double u = draw.NextUniform() - 0.5;
            double v = draw.NextUniform();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * _a / us) + _b) * u) + Mean + 0.43);
            if (us >= 0.07 && v <= _vr)
            {
                return k;
            }

            if (k < 0 || us <= 0 || v <= 0 || (us < 0.013 && v > us))
            {
                continue;
            }

            double left = PortableMath.Log(v) + _logInverseAlpha - PortableMath.Log((_a / (us * us)) + _b);
            if (left <= (k * _logMean) - Mean - LogFactorial(k))
            {
                return k;
            }
        }
    }

    /// <summary>ln k! by Stirling's series; below 10 by multiplying out.</summary>
    private static double LogFactorial(double k)
    {
        if (k < 10)
        {
            double product = 1;
            for (int i = 2; i <= (int)k; i++)
            {
                product *= i;
            }

            return PortableMath.Log(product);
        }

        double x = k + 1;
        double inverse = 1 / x;
        double series = inverse * ((1.0 / 12) - (inverse * inverse * ((1.0 / 360) - (inverse * inverse / 1260))));
        return ((x - 0.5) * PortableMath.Log(x)) - x + (0.5 * 1.8378770664093454836) + series;
    }
}
