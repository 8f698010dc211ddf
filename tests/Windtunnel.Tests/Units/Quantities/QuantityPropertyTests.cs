using FsCheck;
using FsCheck.Fluent;
using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Quantities;

public class QuantityPropertyTests
{
    [Fact]
    public void ToString_AnyDouble_ParsesToTheSameBits()
    {
        const int count = 200_000;
        var random = new Random(Seed.Value);
        for (var i = 0; i < count; i++)
        {
            var dimension = Dimensions.All[i % Dimensions.All.Count];
            var quantity = Quantity.Of(AnyDouble(random), dimension);
            AssertRoundTrip(quantity);
        }
    }

    [Fact]
    public void ToString_AnyRange_ParsesToTheSameBits()
    {
        var random = new Random(Seed.Value);
        for (var i = 0; i < 50_000; i++)
        {
            var (a, b) = (AnyDouble(random), AnyDouble(random));
            AssertRoundTrip(new(Math.Min(a, b), Math.Max(a, b), Dimensions.All[i % Dimensions.All.Count]));
        }
    }

    [Fact]
    public void ToString_Zero_ParsesInEveryDimension()
    {
        foreach (var dimension in Dimensions.All)
        {
            AssertRoundTrip(Quantity.Of(0, dimension));
            AssertRoundTrip(Quantity.Of(-0.0, dimension));
        }
    }

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndPointsInside()
    {
        var random = new Random(Seed.Value);
        var parsed = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = AnyText.Next(random);
            var isParsed = Quantity.TryParse(text, out var quantity, out var problem);
            parsed += isParsed ? 1 : 0;
            if (isParsed)
            {
                AssertRoundTrip(quantity);
            }
            else
            {
                AnyText.AssertPointsInside(text, problem);
            }

            var dimension = Dimensions.All[random.Next(Dimensions.All.Count)];
            if (!Quantity.TryParse(text, dimension, out quantity, out problem))
            {
                AnyText.AssertPointsInside(text, problem);
            }
            else if (quantity.Dimension != dimension)
            {
                throw new ShouldAssertException($"'{text}' was to be {dimension} and is {quantity.Dimension}. Seed {Seed.Value}.");
            }
        }

        // If the mutations never hit a quantity this test would look at one branch only.
        parsed.ShouldBeInRange(1_000, 99_000);
    }

    [Fact]
    public void TryParse_ArbitraryText_NeverThrows() => Prop.ForAll<string>(text =>
    {
        if (!Quantity.TryParse(text, out _, out var problem))
        {
            AnyText.AssertPointsInside(text ?? "", problem);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    private static void AssertRoundTrip(Quantity quantity)
    {
        var text = quantity.ToString();
        if (!Quantity.TryParse(text, out var again, out var problem) || again != quantity)
        {
            throw new ShouldAssertException($"{quantity.Dimension} {quantity.Low:R} … {quantity.High:R} prints '{text}', which reads {again.Dimension} {again.Low:R} … {again.High:R}. {problem.Message} Seed {Seed.Value}.");
        }
    }

    /// <summary>All magnitudes and, half the time, few digits as people type them.</summary>
    private static double AnyDouble(Random random)
    {
        var value = random.Next(2) == 0
            ? random.Next(1, 10_000) * Math.Pow(10, random.Next(-12, 16))
            : Math.Abs(BitConverter.Int64BitsToDouble(random.NextInt64()));
        // The base of a price per byte lies nine powers of ten from its unit; the outermost decades do not survive the shift.
        return double.IsFinite(value) && value is > 1e-290 and < 1e290 ? value : random.NextDouble();
    }
}
