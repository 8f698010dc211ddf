using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Quantities;

public class QuantityTests
{
    [Theory]
    [InlineData("12", Dimension.Number, 12)]
    [InlineData("100M", Dimension.Number, 1e8)]
    [InlineData("1,000", Dimension.Number, 1000)]
    [InlineData("1_000_000", Dimension.Number, 1e6)]
    [InlineData("1e6", Dimension.Number, 1e6)]
    [InlineData("2 billion", Dimension.Number, 2e9)]
    [InlineData("1.5T", Dimension.Number, 1.5e12)]
    [InlineData("20 %", Dimension.Share, 0.2)]
    [InlineData("99.99%", Dimension.Share, 0.9999)]
    [InlineData("2x", Dimension.Factor, 2)]
    [InlineData("2.5 x", Dimension.Factor, 2.5)]
    [InlineData("100M/day", Dimension.Rate, 1e8 / 86400)]
    [InlineData("5 rps", Dimension.Rate, 5)]
    [InlineData("1k req/s", Dimension.Rate, 1000)]
    [InlineData("600k/min", Dimension.Rate, 10_000)]
    [InlineData("3 per 30 days", Dimension.Rate, 3 / 2_592_000.0)]
    [InlineData("5 per second", Dimension.Rate, 5)]
    [InlineData("2B rps", Dimension.Rate, 2e9)]
    [InlineData("1/month", Dimension.Rate, 1 / 2_628_000.0)]
    [InlineData("100 B", Dimension.ByteSize, 100)]
    [InlineData("4 KiB", Dimension.ByteSize, 4096)]
    [InlineData("7 kB", Dimension.ByteSize, 7000)]
    [InlineData("8 Mbit", Dimension.ByteSize, 1e6)]
    [InlineData("2EB", Dimension.ByteSize, 2e18)]
    [InlineData("10 Gbps", Dimension.ByteRate, 1.25e9)]
    [InlineData("10 Gbit/s", Dimension.ByteRate, 1.25e9)]
    [InlineData("36 TB/day", Dimension.ByteRate, 36e12 / 86400)]
    [InlineData("7 ms", Dimension.Duration, 0.007)]
    [InlineData("250 µs", Dimension.Duration, 0.00025)]
    [InlineData("250 us", Dimension.Duration, 0.00025)]
    [InlineData("1 h 30 min", Dimension.Duration, 5400)]
    [InlineData("1h30min", Dimension.Duration, 5400)]
    [InlineData("2 minutes", Dimension.Duration, 120)]
    [InlineData("10 years", Dimension.Duration, 315_360_000)]
    [InlineData("5 USD", Dimension.Money, 5)]
    [InlineData("$5", Dimension.Money, 5)]
    [InlineData("$2B", Dimension.Money, 2e9)]
    [InlineData("40k USD/month", Dimension.MoneyRate, 40_000)]
    [InlineData("1 USD/h", Dimension.MoneyRate, 730)]
    [InlineData("12 USD per year", Dimension.MoneyRate, 1)]
    [InlineData("5 USD per 1M requests", Dimension.MoneyPerItem, 5e-6)]
    [InlineData("0.40 USD per 1M", Dimension.MoneyPerItem, 4e-7)]
    [InlineData("0.02 USD/GB", Dimension.MoneyPerByte, 2e-11)]
    [InlineData("0.10 USD/GB/month", Dimension.MoneyRatePerByte, 1e-10)]
    [InlineData("0.10 USD/GB-month", Dimension.MoneyRatePerByte, 1e-10)]
    [InlineData("$0.10 per GB per month", Dimension.MoneyRatePerByte, 1e-10)]
    public void TryParse_AnyDimension_GivesBaseUnits(string text, Dimension dimension, double value)
    {
        Quantity.TryParse(text, out var quantity, out var problem).ShouldBeTrue(problem.Message);
        quantity.Dimension.ShouldBe(dimension);
        quantity.Low.ShouldBe(value, Math.Abs(value) * 1e-15);
        quantity.IsRange.ShouldBeFalse();
    }

    [Theory]
    [InlineData("5 to 10 ms", 0.005, 0.010)]
    [InlineData("800 ms to 1.2 s", 0.8, 1.2)]
    [InlineData("20 % to 40 %", 0.2, 0.4)]
    [InlineData("20 to 40 %", 0.2, 0.4)]
    [InlineData("1k to 2k/s", 1000, 2000)]
    [InlineData("$5 to $10", 5, 10)]
    [InlineData("100 ms ± 20 %", 0.08, 0.12)]
    [InlineData("100 ± 20 ms", 0.08, 0.12)]
    [InlineData("20 % ± 5 %", 0.15, 0.25)]
    [InlineData("1 h to 1 h 30 min", 3600, 5400)]
    public void TryParse_Range_GivesBothEnds(string text, double low, double high)
    {
        Quantity.TryParse(text, out var quantity, out var problem).ShouldBeTrue(problem.Message);
        quantity.Low.ShouldBe(low, 1e-12);
        quantity.High.ShouldBe(high, 1e-12);
    }
}
