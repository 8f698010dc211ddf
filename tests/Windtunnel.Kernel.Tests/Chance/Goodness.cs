namespace Windtunnel.Kernel.Tests.Chance;

/// <summary>Tests of fit at a fixed seed. The limits are those that one good generator in 100,000 would miss.</summary>
internal static class Goodness
{
    /// <summary>Limit of √n · D: P(K &gt; 2.47) = 10⁻⁵ (Kolmogorov).</summary>
    public const double KolmogorovLimit = 2.47;

    /// <summary>Limit of χ² by Wilson and Hilferty (1931), at 4.265 standard deviations.</summary>
    public static double Limit(int freedom)
    {
        double root = 1 - (2.0 / (9 * freedom)) + (4.265 * Math.Sqrt(2.0 / (9 * freedom)));
        return freedom * root * root * root;
    }

    public static double ChiSquare(int draws, int cells, Func<int> draw, Func<int, double> probability)
    {
        int[] counts = new int[cells];
        for (int i = 0; i < draws; i++)
        {
            counts[Math.Min(draw(), cells - 1)]++;
        }

        double sum = 0;
        for (int i = 0; i < cells; i++)
        {
            double expected = probability(i) * draws;
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        }

        return sum;
    }

    public static double KolmogorovSmirnov(int draws, Func<double> draw, Func<double, double> shareBelow)
    {
        double[] sorted = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            sorted[i] = draw();
        }

        Array.Sort(sorted);
        double distance = 0;
        for (int i = 0; i < draws; i++)
        {
            double share = shareBelow(sorted[i]);
            distance = Math.Max(distance, Math.Max(share - ((double)i / draws), ((double)(i + 1) / draws) - share));
        }

        return distance * Math.Sqrt(draws);
    }
}
