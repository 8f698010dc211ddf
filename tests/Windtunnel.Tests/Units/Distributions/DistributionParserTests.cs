using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Distributions;

public class DistributionParserTests
{
    [Theory]
    [InlineData("", Dimension.Duration, QuantityFault.Empty, "", "200 ms")]
    [InlineData("5", Dimension.Duration, QuantityFault.MissingUnit, "5", "5 ms")]
    [InlineData("expo 5 ms", Dimension.Duration, QuantityFault.UnknownDistribution, "expo", "exp 8 ms")]
    [InlineData("normal 5 ms", Dimension.Duration, QuantityFault.UnknownDistribution, "normal", "gamma")]
    [InlineData("slow", Dimension.Duration, QuantityFault.UnknownDistribution, "slow", "exp 200 ms")]
    [InlineData("exp", Dimension.Duration, QuantityFault.Empty, "", "")]
    [InlineData("exp 5", Dimension.Duration, QuantityFault.MissingUnit, "5", "5 ms")]
    [InlineData("exp 5 GB", Dimension.Duration, QuantityFault.WrongDimension, "5 GB", "200 ms")]
    [InlineData("gamma mean 5 ms", Dimension.Duration, QuantityFault.Malformed, "gamma mean 5 ms", "gamma mean 5 ms shape 2")]
    [InlineData("gamma 5 ms shape 2", Dimension.Duration, QuantityFault.Malformed, "5", "gamma mean 5 ms shape 2")]
    [InlineData("gamma mean 5 ms shape 0", Dimension.Duration, QuantityFault.OutOfRange, "0", "")]
    [InlineData("gamma mean 5 ms shape 1e100", Dimension.Duration, QuantityFault.OutOfRange, "1e100", "")]
    [InlineData("pareto min 1 ms alpha 1e-9", Dimension.Duration, QuantityFault.OutOfRange, "1e-9", "")]
    [InlineData("hyperexp mean 5 ms scv 1e9", Dimension.Duration, QuantityFault.OutOfRange, "1e9", "")]
    [InlineData("gamma mean 0 ms shape 1", Dimension.Duration, QuantityFault.OutOfRange, "0 ms", "")]
    [InlineData("erlang mean 5 ms", Dimension.Duration, QuantityFault.Empty, "", "")]
    [InlineData("erlang 2.5 mean 5 ms", Dimension.Duration, QuantityFault.OutOfRange, "erlang 2.5 mean 5 ms", "erlang 3")]
    [InlineData("erlang 0 mean 5 ms", Dimension.Duration, QuantityFault.OutOfRange, "0", "")]
    [InlineData("hyperexp mean 5 ms scv 0.5", Dimension.Duration, QuantityFault.OutOfRange, "0.5", "")]
    [InlineData("hyperexp 90 % 1 ms, 20 % 2 ms", Dimension.Duration, QuantityFault.OutOfRange, "hyperexp 90 % 1 ms, 20 % 2 ms", "")]
    [InlineData("hyperexp 90 1 ms", Dimension.Duration, QuantityFault.Malformed, "hyperexp 90 1 ms", "")]
    [InlineData("lognormal p50 5 ms p99 1 ms", Dimension.Duration, QuantityFault.OutOfRange, "lognormal p50 5 ms p99 1 ms", "")]
    [InlineData("lognormal p50 5 ms", Dimension.Duration, QuantityFault.Malformed, "lognormal p50 5 ms", "p99")]
    [InlineData("lognormal p50 1 ms p10 5 ms", Dimension.Duration, QuantityFault.Malformed, "lognormal p50 1 ms p10 5 ms", "")]
    [InlineData("lognormal p50 1 ms p90 2 ms p99 5 ms", Dimension.Duration, QuantityFault.Malformed, "lognormal p50 1 ms p90 2 ms p99 5 ms", "")]
    [InlineData("pareto mean 3 ms alpha 1", Dimension.Duration, QuantityFault.OutOfRange, "1", "")]
    [InlineData("geometric mean 10", Dimension.Duration, QuantityFault.WrongDimension, "geometric mean 10", "")]
    [InlineData("poisson mean 1e10", Dimension.Number, QuantityFault.OutOfRange, "1e10", "")]
    [InlineData("empirical", Dimension.Duration, QuantityFault.Malformed, "empirical", "latency.csv")]
    [InlineData("empirical a.csv", Dimension.Duration, QuantityFault.BadFile, "empirical a.csv", "")]
    public void TryParse_WrongText_NamesTheCulprit(string text, Dimension dimension, QuantityFault fault, string culprit, string remedy)
    {
        Distribution.TryParse(text, dimension, out _, out var problem).ShouldBeFalse();
        problem.Fault.ShouldBe(fault, problem.Message);
        text.Substring(problem.Offset, problem.Length).ShouldBe(culprit, problem.Message);
        problem.Remedy.ShouldContain(remedy, Case.Sensitive);
    }

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndWhatItReadsCanBeDrawnAndPrinted()
    {
        var random = new Random(Seed.Value);
        var files = new SampleFilesInMemory("1 ms\n2 ms");
        var parsed = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = AnyText.Next(random);
            var dimension = i % 2 == 0 ? Dimension.Duration : Dimension.Number;
            if (!Distribution.TryParse(text, dimension, out var distribution, out var problem, files))
            {
                AnyText.AssertPointsInside(text, problem);
                continue;
            }

            parsed++;
            distribution.Dimension.ShouldBe(dimension, text);
            Should.NotThrow(distribution.ToLaw, $"'{text}', seed {Seed.Value}");
            Should.NotThrow(() => distribution.Quantile(0.99), $"'{text}', seed {Seed.Value}");
            DistributionTests.Parse(distribution.ToString(), dimension).ToString().ShouldBe(distribution.ToString(), $"'{text}', seed {Seed.Value}");
        }

        parsed.ShouldBeInRange(1_000, 99_000);
    }

    [Fact]
    public void ToString_RandomParameters_ParsesToAnEqualDistribution()
    {
        var random = new Random(Seed.Value);
        Quantity Time() => Quantity.Duration(Math.Exp(random.NextDouble() * 20 - 15));
        Quantity Plain(double least) => Quantity.Number(least + random.NextDouble() * 10);
        for (var i = 0; i < 5_000; i++)
        {
            var time = Time();
            var p = random.NextDouble();
            foreach (var distribution in (Distribution[])
                     [
                         new Constant(time), new Exponential(time), new Uniform(new(time.Low, time.Low * 2, Dimension.Duration)),
                         new LogNormalByPercentiles(time, 0.5 + random.Next(1, 5000) / 10_000.0, time * 3), new LogNormalByMoments(time, Plain(0)),
                         new Gamma(time, Plain(0.1)), new Erlang(random.Next(1, 100), time), new HyperExponentialByMoments(time, Plain(1)),
                         new HyperExponentialByBranches([new(p, time), new(1 - p, Time())]), new ParetoByMinimum(time, Plain(0.1)),
                         new ParetoByMean(time, Plain(1.1)), new Empirical("a.csv", Dimension.Duration, [0.003, 0.001, 0.002]),
                     ])
            {
                DistributionTests.Parse(distribution.ToString(), Dimension.Duration).ShouldBe(distribution, $"seed {Seed.Value}");
            }

            DistributionTests.Parse(new Geometric(Plain(0)).ToString(), Dimension.Number).ShouldBeOfType<Geometric>();
            DistributionTests.Parse(new Poisson(Plain(0)).ToString(), Dimension.Number).ShouldBeOfType<Poisson>();
        }
    }
}
