using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Tests.Measures;

public sealed class MeanVarianceTests
{
    [Fact]
    public void Add_FarFromZero_KeepsTheVariance()
    {
        var moments = new MeanVariance();
        foreach (double value in (double[])[4, 7, 13, 16])
        {
            moments.Add(1e9 + value);
        }

        moments.Mean.ShouldBe(1e9 + 10);
        moments.Variance.ShouldBe(30, 1e-6);
        moments.PopulationVariance.ShouldBe(22.5, 1e-6);
        moments.StandardError.ShouldBe(Math.Sqrt(7.5), 1e-6);
    }

    [Fact]
    public void Merge_TwoParts_AsTheWhole()
    {
        (var whole, var left, var right) = (new MeanVariance(), new MeanVariance(), new MeanVariance());
        for (int i = 0; i < 100; i++)
        {
            double value = Math.Sin(i) * i;
            whole.Add(value);
            if (i < 37)
            {
                left.Add(value);
            }
            else
            {
                right.Add(value);
            }
        }

        left.Merge(right);
        left.Merge(new MeanVariance());

        left.Count.ShouldBe(100);
        left.Mean.ShouldBe(whole.Mean, 1e-12);
        left.Variance.ShouldBe(whole.Variance, 1e-9);
    }

    [Fact]
    public void Variance_OneValue_NotANumber()
    {
        var moments = new MeanVariance();
        moments.Add(3);

        moments.Variance.ShouldBe(double.NaN);
    }
}
