using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Reports;

public class HumanTests
{
    [Theory]
    [InlineData(1157.4074, Dimension.Rate, "1,157/s")]
    [InlineData(11_574.074, Dimension.Rate, "11.6k/s")]
    [InlineData(2 / 86400.0, Dimension.Rate, "2/day")]
    [InlineData(0.5, Dimension.Rate, "30/min")]
    [InlineData(0, Dimension.Rate, "0/s")]
    [InlineData(36.5e12, Dimension.ByteSize, "36.5 TB")]
    [InlineData(999.96, Dimension.ByteSize, "1 kB")]
    [InlineData(999.4, Dimension.ByteSize, "999 B")]
    [InlineData(1.25e9, Dimension.ByteRate, "1.25 GB/s")]
    [InlineData(0.0042, Dimension.Duration, "4.2 ms")]
    [InlineData(0.00000000412345, Dimension.Duration, "4.12 ns")]
    [InlineData(90, Dimension.Duration, "90 s")]
    [InlineData(119.99, Dimension.Duration, "2 min")]
    [InlineData(5400, Dimension.Duration, "90 min")]
    [InlineData(315_360_000, Dimension.Duration, "10 years")]
    [InlineData(0, Dimension.Duration, "0 s")]
    [InlineData(0.1234, Dimension.Share, "12.3 %")]
    [InlineData(1, Dimension.Share, "100 %")]
    [InlineData(0.999876, Dimension.Share, "99.9876 %")]
    [InlineData(0.9999, Dimension.Share, "99.99 %")]
    [InlineData(0, Dimension.Share, "0 %")]
    [InlineData(2.5, Dimension.Factor, "2.5 x")]
    [InlineData(1234, Dimension.MoneyRate, "1,234 USD/month")]
    [InlineData(40_000, Dimension.MoneyRate, "40k USD/month")]
    [InlineData(0.0123456, Dimension.Money, "0.0123 USD")]
    [InlineData(5e-6, Dimension.MoneyPerItem, "5 USD per 1M requests")]
    [InlineData(2e-11, Dimension.MoneyPerByte, "0.02 USD/GB")]
    [InlineData(9999.7, Dimension.Number, "10k")]
    [InlineData(9996, Dimension.Number, "9,996")]
    [InlineData(999_999.9, Dimension.Number, "1M")]
    [InlineData(1e9, Dimension.Number, "1bn")]
    [InlineData(-12, Dimension.Number, "-12")]
    [InlineData(1.5e40, Dimension.Number, "1.5E+28T")]
    [InlineData(double.PositiveInfinity, Dimension.Duration, "∞")]
    [InlineData(double.NaN, Dimension.Duration, "unknown")]
    public void Format_Value_HasOneUnitAndThreeDigits(double value, Dimension dimension, string text) =>
        Human.Format(value, dimension).ShouldBe(text);

    [Theory]
    [InlineData(0.0314159, 0.0006, Dimension.Duration, "31.4 ± 0.6 ms")]
    [InlineData(0.031, 0.0006, Dimension.Duration, "31.0 ± 0.6 ms")]
    [InlineData(0.0314159, 0.00012, Dimension.Duration, "31.42 ± 0.12 ms")]
    [InlineData(0.0314159, 0.000196, Dimension.Duration, "31.4 ± 0.2 ms")]
    [InlineData(0.0314159, 0.0000996, Dimension.Duration, "31.42 ± 0.10 ms")]
    [InlineData(1157.4, 34, Dimension.Rate, "1,160 ± 30/s")]
    [InlineData(12_345, 34, Dimension.Rate, "12.35 ± 0.03k/s")]
    [InlineData(0.9995, 0.0002, Dimension.Share, "99.95 ± 0.02 %")]
    [InlineData(0, 0.002, Dimension.Duration, "0 ± 2 ms")]
    [InlineData(0.000003, 0.002, Dimension.Duration, "0 ± 2 ms")]
    [InlineData(0.0314159, 0, Dimension.Duration, "31.4 ms")]
    [InlineData(0.0314159, double.PositiveInfinity, Dimension.Duration, "31 ms ± ?")]
    [InlineData(double.PositiveInfinity, 1, Dimension.Duration, "∞")]
    public void FormatWithInterval_Value_HasTheDigitsOfTheHalfWidth(double value, double halfWidth, Dimension dimension, string text) =>
        Human.FormatWithInterval(value, halfWidth, dimension).ShouldBe(text);

    [Theory]
    [InlineData("5 to 10 ms", "5 to 10 ms")]
    [InlineData("800 ms to 1.2 s", "800 ms to 1.2 s")]
    [InlineData("20k to 30k/s", "20k to 30k/s")]
    [InlineData("1k to 2k", "1,000 to 2,000")]
    [InlineData("20 to 40 %", "20 to 40 %")]
    [InlineData("7 ms", "7 ms")]
    public void Format_Range_NamesTheUnitOnce(string quantity, string text) => Human.Format(Quantity.Parse(quantity)).ShouldBe(text);

    [Fact]
    public void Format_AnyDouble_IsShortAndWithinHalfOfTheLastDigit()
    {
        var random = new Random(Seed.Value);
        for (var i = 0; i < 100_000; i++)
        {
            var dimension = Dimensions.All[i % Dimensions.All.Count];
            var value = Math.Exp(random.NextDouble() * 60 - 20);
            var text = Human.Format(value, dimension);
            text.Length.ShouldBeLessThan(40);
            if (Quantity.TryParse(text, dimension, out var read, out _) && dimension is not Dimension.Share)
            {
                read.Nominal.ShouldBe(value, value * 0.00501, $"'{text}', seed {Seed.Value}");
            }
        }
    }

    [Theory]
    [InlineData(-20e-9, 200e-9, "0 ± 200 ns")]
    [InlineData(-0.0004, 0.02, "0 ± 20 ms")]
    [InlineData(-0.03, 0.02, "-30 ± 20 ms")]
    public void FormatWithInterval_RoundsToNothing_HasNoSign(double value, double halfWidth, string expected) =>
        Human.FormatWithInterval(value, halfWidth, Dimension.Duration).ShouldBe(expected);
}
