using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Tests.Chance;

public sealed class LawTests
{
    private const int Draws = 300_000;

    public static TheoryData<string> Names => [.. Laws().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_ManyDraws_HaveTheMeanAndVarianceStated(string name)
    {
        Law law = Laws()[name];
        var stream = new RandomStream(1, RandomStream.IdOf(name));
        var values = new MeanVariance();
        var squares = new MeanVariance();
        for (int i = 0; i < Draws; i++)
        {
            double x = law.Sample(stream);
            x.ShouldBeGreaterThanOrEqualTo(0);
            values.Add(x);
            squares.Add((x - law.Mean) * (x - law.Mean));
        }

        Math.Abs(values.Mean - law.Mean).ShouldBeLessThanOrEqualTo(4.5 * Math.Sqrt(law.Variance / Draws) + 1e-12);
        Math.Abs(squares.Mean - law.Variance).ShouldBeLessThanOrEqualTo((4.5 * squares.StandardError) + 1e-12);
    }

    [Fact]
    public void Gamma_ErlangTwo_FollowsTheLaw()
    {
        var stream = new RandomStream(2, 1);
        Law law = Law.Gamma(2, 1);

        Goodness.KolmogorovSmirnov(Draws, () => law.Sample(stream), x => 1 - (Math.Exp(-x) * (1 + x))).ShouldBeLessThan(Goodness.KolmogorovLimit);
    }

    [Fact]
    public void Gamma_BelowOne_FollowsTheLaw()
    {
        // A gamma of shape 1/2 and scale 2 is the square of a standard normal.
        var stream = new RandomStream(3, 1);
        Law law = Law.Gamma(0.5, 2);

        Goodness.KolmogorovSmirnov(Draws, () => law.Sample(stream), x => (2 * NormalShare.Below(Math.Sqrt(x))) - 1)
            .ShouldBeLessThan(Goodness.KolmogorovLimit);
    }

    [Fact]
    public void Pareto_HeavyTail_FollowsTheLawAndHasNoVariance()
    {
        var stream = new RandomStream(4, 1);
        Law law = Law.Pareto(2, 1.5);

        law.Mean.ShouldBe(6, 1e-12);
        law.Variance.ShouldBe(double.PositiveInfinity);
        Law.Pareto(1, 1).Mean.ShouldBe(double.PositiveInfinity);
        Goodness.KolmogorovSmirnov(Draws, () => law.Sample(stream), x => 1 - Math.Pow(2 / x, 1.5)).ShouldBeLessThan(Goodness.KolmogorovLimit);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(9.5)]
    [InlineData(10)]
    [InlineData(40)]
    public void Poisson_SmallAndLarge_FollowsTheLaw(double mean)
    {
        var stream = new RandomStream(5, 1);
        Law law = Law.Poisson(mean);
        int first = (int)Math.Max(0, mean - (4 * Math.Sqrt(mean)));
        int cells = (int)(8 * Math.Sqrt(mean)) + 2;
        double[] probabilities = new double[first + cells];
        double p = Math.Exp(-mean);
        for (int k = 0; k < probabilities.Length; k++, p *= mean / k)
        {
            probabilities[k] = p;
        }

        double below = probabilities[..first].Sum();
        double within = probabilities.Skip(first).Take(cells - 1).Sum();
        Goodness.ChiSquare(
            Draws,
            cells,
            () => Math.Max(0, (int)law.Sample(stream) - first),
            i => i == 0 ? below + probabilities[first] : i == cells - 1 ? 1 - below - within : probabilities[first + i]).ShouldBeLessThan(Goodness.Limit(cells - 1));
    }

    [Fact]
    public void Geometric_MeanFour_FollowsTheLaw()
    {
        var stream = new RandomStream(6, 1);
        Law law = Law.Geometric(4);

        Goodness.ChiSquare(Draws, 30, () => (int)law.Sample(stream), k => k < 29 ? 0.2 * Math.Pow(0.8, k) : Math.Pow(0.8, 29)).ShouldBeLessThan(Goodness.Limit(29));
    }

    [Fact]
    public void Discrete_UnevenWeights_ChosenByWeightAndNeverAtWeightZero()
    {
        var stream = new RandomStream(7, 1);
        Law law = Law.Discrete([0, 1, 2, 3], [1, 0, 5, 2]);
        int[] counts = new int[4];
        for (int i = 0; i < Draws; i++)
        {
            counts[(int)law.Sample(stream)]++;
        }

        counts[1].ShouldBe(0);
        ((double)counts[2]).ShouldBe(Draws * 5 / 8, 5 * Math.Sqrt(Draws));
        ((double)counts[0]).ShouldBe(Draws / 8, 5 * Math.Sqrt(Draws));
    }

    [Fact]
    public void SampleTime_Constant_RoundsAndDrawsNothing()
    {
        var stream = new RandomStream(8, 1);
        var untouched = new RandomStream(8, 1);

        Law.Constant(1.6e-9).SampleTime(stream).ShouldBe(2);
        Law.Constant(1e300).SampleTime(stream).ShouldBe(SimTime.Max);
        stream.NextBits().ShouldBe(untouched.NextBits());
    }

    [Fact]
    public void SampleTime_Exponential_IsTheSampleInNanoseconds()
    {
        (var one, var other) = (new RandomStream(9, 1), new RandomStream(9, 1));
        Law law = Law.Exponential(4e-3);
        for (int i = 0; i < 1000; i++)
        {
            ((double)law.SampleTime(one)).ShouldBe(law.Sample(other) * 1e9, 0.51);
        }
    }

    [Fact]
    public void Factories_ParametersOutsideTheirRange_Throw()
    {
        Action[] wrong =
        [
            () => Law.Constant(-1), () => Law.Constant(double.NaN), () => Law.Exponential(double.PositiveInfinity), () => Law.Uniform(2, 1),
            () => Law.LogNormal(0, -1), () => Law.LogNormal(double.NaN, 1), () => Law.Gamma(0, 1), () => Law.Gamma(1, 0), () => Law.HyperExponential([0.5, 0.4], [1, 2]),
            () => Law.HyperExponential([1], [1, 2]), () => Law.Pareto(0, 1), () => Law.Pareto(1, 0), () => Law.Empirical([]), () => Law.Empirical([2, 1]),
            () => Law.Geometric(-1), () => Law.Poisson(2e9), () => Law.Discrete([1, 2], [0, 0]), () => Law.Discrete([], []), () => Law.Normal(-1, 1),
        ];
        foreach (Action action in wrong)
        {
            Should.Throw<ArgumentException>(action);
        }
    }

    private static Dictionary<string, Law> Laws() => new(StringComparer.Ordinal)
    {
        ["constant"] = Law.Constant(2.5),
        ["zero"] = Law.Exponential(0),
        ["exponential"] = Law.Exponential(3),
        ["uniform"] = Law.Uniform(1, 4),
        ["lognormal"] = Law.LogNormal(0.3, 0.6),
        ["normal"] = Law.Normal(10, 2),
        ["normal cut"] = Law.Normal(1, 2),
        ["gamma"] = Law.Gamma(2.7, 1.3),
        ["gamma below 1"] = Law.Gamma(0.4, 2),
        ["hyperexponential"] = Law.HyperExponential([0.9, 0.1], [1, 10]),
        ["pareto"] = Law.Pareto(1, 12),
        ["empirical"] = Law.Empirical([0, 1, 1, 5]),
        ["geometric"] = Law.Geometric(10),
        ["geometric small"] = Law.Geometric(0.05),
        ["poisson"] = Law.Poisson(3),
        ["poisson large"] = Law.Poisson(1000),
        ["poisson huge"] = Law.Poisson(1e8),
        ["discrete"] = Law.Discrete([1, 2, 10], [3, 1, 1]),
    };
}
