using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Quantities;

public class QuantityProblemTests
{
    [Theory]
    [InlineData("", null, QuantityFault.Empty, "", "")]
    [InlineData("  ", Dimension.Duration, QuantityFault.Empty, "", "200 ms")]
    [InlineData("fast", null, QuantityFault.NotANumber, "fast", "")]
    [InlineData("NaN ms", null, QuantityFault.NotANumber, "NaN", "")]
    [InlineData("Infinity s", null, QuantityFault.NotANumber, "Infinity", "")]
    [InlineData("∞", null, QuantityFault.NotANumber, "∞", "")]
    [InlineData("0x1F", null, QuantityFault.NotANumber, "0x1F", "")]
    [InlineData("1,5 ms", null, QuantityFault.NotANumber, "1,5", "1.5")]
    [InlineData("1e999", null, QuantityFault.OutOfRange, "1e999", "")]
    [InlineData("1e-999 s", null, QuantityFault.OutOfRange, "1e-999", "")]
    [InlineData("1e99999999999999 s", null, QuantityFault.OutOfRange, "1e99999999999999", "")]
    [InlineData("-5 ms", null, QuantityFault.Negative, "-5", "minus")]
    [InlineData("5 ms ± 120 %", null, QuantityFault.Negative, "120 %", "smaller")]
    [InlineData("200", Dimension.Duration, QuantityFault.MissingUnit, "200", "200 ms or 200 s")]
    [InlineData("100M", Dimension.Rate, QuantityFault.MissingUnit, "100M", "100M/s or 100M/day")]
    [InlineData("0.2", Dimension.Share, QuantityFault.MissingUnit, "0.2", "20 %")]
    [InlineData("2", Dimension.Factor, QuantityFault.MissingUnit, "2", "2 x")]
    [InlineData("5 ms to 10", null, QuantityFault.MissingUnit, "10", "")]
    [InlineData("1 h 30", null, QuantityFault.Malformed, "30", "1 h 30 min")]
    [InlineData("5 m", Dimension.Duration, QuantityFault.UnknownUnit, "m", "min")]
    [InlineData("5 mss", Dimension.Duration, QuantityFault.UnknownUnit, "mss", "ms")]
    [InlineData("5 minuets", Dimension.Duration, QuantityFault.UnknownUnit, "minuets", "minutes")]
    [InlineData("5 Mb", Dimension.ByteSize, QuantityFault.UnknownUnit, "Mb", "MB for bytes or Mbit for bits")]
    [InlineData("5 gb", null, QuantityFault.UnknownUnit, "gb", "GB for bytes or Gbit for bits")]
    [InlineData("5 EUR", null, QuantityFault.UnknownUnit, "EUR", "USD")]
    [InlineData("5 photos/day", null, QuantityFault.UnknownUnit, "photos", "")]
    [InlineData("5/fortnight", null, QuantityFault.UnknownUnit, "fortnight", "")]
    [InlineData("5 s/s/s", null, QuantityFault.UnknownUnit, "s/s/s", "")]
    [InlineData("5 GB", Dimension.Duration, QuantityFault.WrongDimension, "5 GB", "200 ms")]
    [InlineData("  5 GB ", Dimension.Duration, QuantityFault.WrongDimension, "5 GB", "200 ms")]
    [InlineData("5 ms to 5 GB", null, QuantityFault.WrongDimension, "5 ms to 5 GB", "")]
    [InlineData("10 to 5 ms", null, QuantityFault.UpsideDown, "10 to 5 ms", "smaller")]
    [InlineData("5-10 ms", null, QuantityFault.Malformed, "-10 ms", "5 to 10 ms")]
    [InlineData("5 ms fast", null, QuantityFault.Malformed, "fast", "")]
    [InlineData("5/0 s", null, QuantityFault.OutOfRange, "0", "above zero")]
    [InlineData("5 %/day", null, QuantityFault.UnknownUnit, "%/day", "")]
    public void TryParse_WrongText_NamesTheCulprit(string text, Dimension? expected, QuantityFault fault, string culprit, string remedy)
    {
        var isParsed = expected is { } dimension
            ? Quantity.TryParse(text, dimension, out _, out var problem)
            : Quantity.TryParse(text, out _, out problem);

        isParsed.ShouldBeFalse();
        problem.Fault.ShouldBe(fault, problem.Message);
        text.Substring(problem.Offset, problem.Length).ShouldBe(culprit, problem.Message);
        problem.Remedy.ShouldContain(remedy, Case.Sensitive);
    }

    [Fact]
    public void TryParse_WrongDimension_SaysBoth()
    {
        Quantity.TryParse("5 GB", Dimension.Duration, out _, out var problem).ShouldBeFalse();
        problem.Message.ShouldBe("A duration is needed here; '5 GB' is a size.");
    }

    [Fact]
    public void TryParse_LongText_IsRefusedWhole()
    {
        Quantity.TryParse(new string('9', 1_000_000), out _, out var problem).ShouldBeFalse();
        problem.Fault.ShouldBe(QuantityFault.TooLong);
    }
}
