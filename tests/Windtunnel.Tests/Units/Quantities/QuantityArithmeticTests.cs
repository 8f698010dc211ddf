using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Quantities;

public class QuantityArithmeticTests
{
    [Theory]
    [InlineData("100M/day", "1 day", "100M")]
    [InlineData("100M", "100 B", "10 GB")]
    [InlineData("1 MB", "10/s", "10 MB/s")]
    [InlineData("10 MB/s", "1 h", "36 GB")]
    [InlineData("20 %", "50M", "10M")]
    [InlineData("20 %", "50 %", "10 %")]
    [InlineData("2 x", "3 x", "6 x")]
    [InlineData("2 x", "20 %", "40 %")]
    [InlineData("10/s", "200 ms", "2")]
    [InlineData("40 USD/month", "1 year", "480 USD")]
    [InlineData("0.02 USD/GB", "1 TB", "20 USD")]
    [InlineData("0.10 USD/GB/month", "1 TB", "100 USD/month")]
    [InlineData("0.02 USD/GB", "1 TB/month", "20 USD/month")]
    [InlineData("5 USD per 1M requests", "2M", "10 USD")]
    [InlineData("5 USD per 1M requests", "2M/month", "10 USD/month")]
    [InlineData("5 to 10 ms", "2 to 3 x", "10 to 30 ms")]
    public void Multiply_TwoDimensions_GivesTheProductsDimension(string a, string b, string product)
    {
        AssertSame(Quantity.Parse(a) * Quantity.Parse(b), product);
        AssertSame(Quantity.Parse(b) * Quantity.Parse(a), product);
    }

    [Theory]
    [InlineData("100M", "1 day", "100M/day")]
    [InlineData("10 GB", "100 B", "100M")]
    [InlineData("10 GB", "100M", "100 B")]
    [InlineData("10 GB", "10 s", "1 GB/s")]
    [InlineData("10 GB", "1 GB/s", "10 s")]
    [InlineData("10 ms", "2 x", "5 ms")]
    [InlineData("10/s", "20 %", "50/s")]
    [InlineData("10/s", "2/s", "5")]
    [InlineData("20 %", "10 %", "2 x")]
    [InlineData("40 USD/month", "1M/month", "40 USD per 1M requests")]
    [InlineData("480 USD", "1 year", "40 USD/month")]
    [InlineData("10 USD", "2M", "5 USD per 1M requests")]
    [InlineData("20 USD", "1 TB", "0.02 USD/GB")]
    [InlineData("100 USD/month", "1 TB", "0.1 USD/GB/month")]
    [InlineData("10 to 30 ms", "2 to 5 x", "2 to 15 ms")]
    public void Divide_TwoDimensions_GivesTheQuotientsDimension(string a, string b, string quotient) =>
        AssertSame(Quantity.Parse(a) / Quantity.Parse(b), quotient);

    [Fact]
    public void Add_And_Subtract_FollowIntervals()
    {
        AssertSame(Quantity.Parse("1 to 2 ms") + Quantity.Parse("10 to 20 ms"), "11 to 22 ms");
        AssertSame(Quantity.Parse("10 to 20 ms") - Quantity.Parse("1 to 2 ms"), "8 to 19 ms");
    }

    [Fact]
    public void Operators_WrongDimensions_Throw()
    {
        var second = Quantity.Duration(1);
        Should.Throw<InvalidOperationException>(() => second + Quantity.ByteSize(1)).Message.ShouldBe("a duration cannot be added to a size.");
        Should.Throw<InvalidOperationException>(() => second * second);
        Should.Throw<DivideByZeroException>(() => second / Quantity.Parse("0 to 1 x"));
    }

    [Fact]
    public void Multiply_AnyPair_Commutes_And_DivideUndoesIt()
    {
        var random = new Random(Seed.Value);
        foreach (var (a, b) in from a in Dimensions.All from b in Dimensions.All select (a, b))
        {
            var isKnown = Dimensions.TryMultiply(a, b, out var product);
            Dimensions.TryMultiply(b, a, out var swapped).ShouldBe(isKnown);
            swapped.ShouldBe(product);
            if (!isKnown)
            {
                continue;
            }

            var (x, y) = (Quantity.Of(random.NextDouble() + 0.1, a), Quantity.Of(random.NextDouble() + 0.1, b));
            var back = x * y / y;
            back.Nominal.ShouldBe(x.Nominal, x.Nominal * 1e-12, $"{a} × {b} ÷ {b} gives {back.Dimension}");
            Powers(back.Dimension).ShouldBe(Powers(a), $"{a} × {b} ÷ {b}");
        }
    }

    /// <summary>Dimensions that hold the same kind of number in the same base unit.</summary>
    private static string Powers(Dimension dimension) => dimension switch
    {
        Dimension.Number or Dimension.Share or Dimension.Factor => "1",
        Dimension.Money or Dimension.MoneyPerItem => "USD",
        _ => dimension.ToString(),
    };

    private static void AssertSame(Quantity actual, string expected)
    {
        var wanted = Quantity.Parse(expected);
        actual.Dimension.ShouldBe(wanted.Dimension);
        actual.Low.ShouldBe(wanted.Low, wanted.Low * 1e-14);
        actual.High.ShouldBe(wanted.High, wanted.High * 1e-14);
    }
}
