using Windtunnel.Kernel.Chance;
using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Distributions;

public class DistributionTests
{
    // Means and variances in ms and ms², by the closed forms of Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions.
    [Theory]
    [InlineData("1 ms", 1, 0, 1)]
    [InlineData("constant 3 ms", 3, 0, 3)]
    [InlineData("5 to 10 ms", 7.5, 0, 5)]
    [InlineData("exp 8 ms", 8, 64, 0)]
    [InlineData("exponential 8 ms", 8, 64, 0)]
    [InlineData("exp 5 to 10 ms", 7.5, 56.25, 0)]
    [InlineData("uniform 1 to 3 ms", 2, 4 / 12.0, 1)]
    [InlineData("lognormal mean 2 ms scv 1.5", 2, 6, 0)]
    [InlineData("gamma mean 5 ms shape 2", 5, 12.5, 0)]
    [InlineData("gamma shape 2 mean 5 ms", 5, 12.5, 0)]
    [InlineData("erlang 3 mean 6 ms", 6, 12, 0)]
    [InlineData("hyperexp mean 8 ms scv 4", 8, 256, 0)]
    [InlineData("hyperexp 90 % 1 ms, 10 % 20 ms", 2.9, 2 * (0.9 + 40) - 2.9 * 2.9, 0)]
    [InlineData("pareto min 1 ms alpha 2.5", 5 / 3.0, 2.5 / (1.5 * 1.5 * 0.5), 1)]
    [InlineData("pareto mean 3 ms alpha 1.5", 3, double.PositiveInfinity, 1)]
    [InlineData("pareto min 2 min alpha 1", double.PositiveInfinity, double.PositiveInfinity, 120_000)]
    public void TryParse_Duration_HasTheClosedFormMoments(string text, double mean, double variance, double minimum)
    {
        var distribution = Parse(text, Dimension.Duration);
        ShouldBeNear(distribution.Mean * 1e3, mean);
        ShouldBeNear(distribution.Variance * 1e6, variance);
        (distribution.Minimum * 1e3).ShouldBe(minimum, 1e-9);
    }

    [Theory]
    [InlineData("geometric mean 10", 10, 110)]
    [InlineData("poisson mean 3", 3, 3)]
    [InlineData("10", 10, 0)]
    public void TryParse_Count_HasTheClosedFormMoments(string text, double mean, double variance)
    {
        var distribution = Parse(text, Dimension.Number);
        distribution.Mean.ShouldBe(mean, 1e-12);
        distribution.Variance.ShouldBe(variance, 1e-9);
    }

    [Theory]
    [InlineData("3 ms", 0.5, 3)]
    [InlineData("exp 8 ms", 0.99, 36.84136148790473)] // 8 ln 100
    [InlineData("uniform 1 to 3 ms", 0.25, 1.5)]
    [InlineData("lognormal p50 1 ms p99 5 ms", 0.99, 5)]
    [InlineData("lognormal p50 1 ms p95 5 ms", 0.95, 5)]
    [InlineData("lognormal p50 1 ms p99.9 5 ms", 0.5, 1)]
    [InlineData("gamma mean 4 ms shape 2", 0.95, 9.487729036781154)] // χ² with 4 degrees of freedom
    [InlineData("erlang 1 mean 8 ms", 0.99, 36.84136148790473)]
    [InlineData("erlang 2 mean 4 ms", 0.95, 9.487729036781154)]
    [InlineData("hyperexp mean 8 ms scv 1", 0.99, 36.84136148790473)]
    [InlineData("pareto min 1 ms alpha 2", 0.99, 10)]
    public void Quantile_Duration_IsTheTablesValue(string text, double share, double milliseconds) =>
        (Parse(text, Dimension.Duration).Quantile(share) * 1e3).ShouldBe(milliseconds, milliseconds * 1e-9);

    [Theory]
    [InlineData("poisson mean 3", 0.95, 6)]
    [InlineData("poisson mean 3", 0.01, 0)]
    [InlineData("poisson mean 0", 0.5, 0)]
    [InlineData("geometric mean 10", 0.5, 7)]
    [InlineData("geometric mean 0", 0.5, 0)]
    public void Quantile_Count_IsTheLeastCountThatReachesTheShare(string text, double share, double count) =>
        Parse(text, Dimension.Number).Quantile(share).ShouldBe(count);

    public static TheoryData<string> Forms => [.. DistributionForm.All.Select(form => form.Example)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void ToLaw_EveryForm_HasTheSameMomentsAndQuantiles(string text)
    {
        var isCount = DistributionForm.All.First(form => form.Example == text).IsCount;
        var distribution = Parse(text, isCount ? Dimension.Number : Dimension.Duration);
        var law = distribution.ToLaw();
        ShouldBeNear(law.Mean, distribution.Mean);
        ShouldBeNear(law.Variance, distribution.Variance);

        const int count = 20_000;
        var stream = new RandomStream((ulong)Seed.Value, RandomStream.IdOf(text));
        var quantiles = new[] { 0.1, 0.5, 0.9, 0.99 }.Select(share => (share, value: distribution.Quantile(share))).ToList();
        var samples = Enumerable.Range(0, count).Select(_ => law.Sample(stream)).ToList();
        samples.Min().ShouldBeGreaterThanOrEqualTo(distribution.Minimum * (1 - 1e-12));
        foreach (var (share, value) in quantiles)
        {
            // Below the quantile lies less than the share, up to it at least the share, but for chance: five standard errors.
            var error = 5 * Math.Sqrt(share * (1 - share) / count);
            var width = Math.Abs(value) * 1e-9;
            (samples.Count(x => x < value - width) / (double)count).ShouldBeLessThan(share + error, $"{text} at {share}");
            (samples.Count(x => x <= value + width) / (double)count).ShouldBeGreaterThan(share - error, $"{text} at {share}");
        }
    }

    [Fact]
    public void Resolve_UncertainParameter_IsFixedWhereAsked()
    {
        var distribution = Parse("gamma mean 5 to 10 ms shape 2 to 4", Dimension.Duration);
        distribution.IsUncertain.ShouldBeTrue();
        distribution.Resolve(q => q.High).ToString().ShouldBe("gamma mean 10 ms shape 4");
        Parse("uniform 1 to 3 ms", Dimension.Duration).IsUncertain.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Scale_EveryForm_ScalesTheMean(string text)
    {
        var isCount = DistributionForm.All.First(form => form.Example == text).IsCount;
        var distribution = Parse(text, isCount ? Dimension.Number : Dimension.Duration);
        var scaled = distribution.Scale(3);
        scaled.Mean.ShouldBe(3 * distribution.Mean, distribution.Mean * 1e-9);
        if (!isCount)
        {
            scaled.SquaredCv.ShouldBe(distribution.SquaredCv, 1e-9);
            scaled.Minimum.ShouldBe(3 * distribution.Minimum, 1e-12);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Scale_NotPositive_Throws(double factor) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Exponential(Quantity.Duration(1)).Scale(factor));

    private static void ShouldBeNear(double actual, double expected)
    {
        if (actual != expected)
        {
            actual.ShouldBe(expected, Math.Abs(expected) * 1e-12);
        }
    }

    internal static Distribution Parse(string text, Dimension dimension)
    {
        Distribution.TryParse(text, dimension, out var distribution, out var problem, new SampleFilesInMemory("3 ms\n1 ms\n2 ms"))
            .ShouldBeTrue($"'{text}': {problem.Message} {problem.Remedy}");
        return distribution;
    }
}
