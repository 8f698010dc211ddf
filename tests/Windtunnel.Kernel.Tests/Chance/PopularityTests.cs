using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Tests.Chance;

public sealed class PopularityTests
{
    private const int Draws = 300_000;

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.7)]
    [InlineData(100, 0)]
    [InlineData(100, 0.5)]
    [InlineData(1_000, 1.0)]
    [InlineData(1_000_000_000_000, 1.0)]
    [InlineData(1_000_000_000_000, 0.99)]
    [InlineData(1_000_000, 1.4)]
    [InlineData(1_000_000, 3.0)]
    public void Next_Zipf_FollowsTheLaw(long keys, double exponent)
    {
        // Ranks in groups that double in size: 0, 1–2, 3–6, …, so that the far tail is tested as sharply as the head.
        Popularity zipf = Popularity.Zipf(keys, exponent);
        var stream = new RandomStream(1, RandomStream.IdOf($"{keys} {exponent}"));
        int cells = 1;
        while ((1L << cells) - 1 < keys && (1 - zipf.ShareOfTop((1L << cells) - 1)) * Draws > 10)
        {
            cells++;
        }

        double chiSquare = Goodness.ChiSquare(Draws, cells, () => (int)long.Log2(zipf.Next(stream) + 1), Share);

        chiSquare.ShouldBeLessThan(Goodness.Limit(Math.Max(1, cells - 1)));

        double Share(int cell) => (cell == cells - 1 ? 1 : zipf.ShareOfTop((1L << (cell + 1)) - 1)) - zipf.ShareOfTop((1L << cell) - 1);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(1.0000001)]
    [InlineData(2.5)]
    public void ShareOfTop_Zipf_IsTheSumOfTheProbabilities(double exponent)
    {
        const int Keys = 20_000;
        Popularity zipf = Popularity.Zipf(Keys, exponent);
        double direct = Enumerable.Range(1, Keys).Reverse().Sum(k => Math.Pow(k, -exponent));
        double sum = 0;
        for (int rank = 0; rank < Keys; rank++)
        {
            zipf.Probability(rank).ShouldBe(Math.Pow(rank + 1, -exponent) / direct, 1e-11);
            sum += zipf.Probability(rank);
            zipf.ShareOfTop(rank + 1).ShouldBe(sum, 1e-10);
        }
    }

    [Fact]
    public void Next_HotSet_ShareAndSpreadAsStated()
    {
        Popularity hot = Popularity.HotSet(100, 10, 0.8);
        var stream = new RandomStream(2, 1);

        Goodness.ChiSquare(Draws, 100, () => (int)hot.Next(stream), i => i < 10 ? 0.08 : 0.2 / 90).ShouldBeLessThan(Goodness.Limit(99));
        hot.Probability(9).ShouldBe(0.08, 1e-15);
        hot.Probability(10).ShouldBe(0.2 / 90, 1e-15);
        hot.ShareOfTop(10).ShouldBe(0.8, 1e-15);
        hot.ShareOfTop(55).ShouldBe(0.9, 1e-15);
        hot.ShareOfTop(100).ShouldBe(1, 1e-15);
    }

    [Fact]
    public void Next_Uniform_EveryKeyAlike()
    {
        Popularity uniform = Popularity.Uniform(50);
        var stream = new RandomStream(3, 1);

        Goodness.ChiSquare(Draws, 50, () => (int)uniform.Next(stream), _ => 0.02).ShouldBeLessThan(Goodness.Limit(49));
        uniform.Probability(-1).ShouldBe(0);
        uniform.Probability(50).ShouldBe(0);
        uniform.ShareOfTop(25).ShouldBe(0.5);
    }

    [Fact]
    public void Factories_ParametersOutsideTheirRange_Throw()
    {
        Action[] wrong =
        [
            () => Popularity.Uniform(0), () => Popularity.Zipf(0, 1), () => Popularity.Zipf(10, -0.1), () => Popularity.Zipf(10, double.NaN),
            () => Popularity.Zipf(1_000_000_000_001, 1), () => Popularity.HotSet(10, 11, 0.5), () => Popularity.HotSet(10, 0, 0.5), () => Popularity.HotSet(10, 10, 0.5),
            () => Popularity.HotSet(10, 5, 1.1),
        ];
        foreach (Action action in wrong)
        {
            Should.Throw<ArgumentOutOfRangeException>(action);
        }
    }
}
