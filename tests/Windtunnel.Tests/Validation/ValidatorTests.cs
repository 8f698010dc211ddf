using Windtunnel.Units;
using Windtunnel.Validation;

namespace Windtunnel.Tests.Validation;

/// <summary>Theory: the simulator against known answers, through reader, layout, kernel and statistics.</summary>
public sealed class ValidatorTests
{
    public static TheoryData<string> Cases => [.. ValidationCases.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_KnownAnswer_LiesInsideANarrowInterval(string name)
    {
        var results = Validator.Run(ValidationCases.All.Single(c => c.Name == name), cancellation: TestContext.Current.CancellationToken);
        results.ShouldNotBeEmpty();
        results.Where(r => !r.IsMet)
            .Select(r => $"{r.Known.What}: known {Human.Format(r.Known.Value, r.Known.Dimension, 6)}, simulated {Human.FormatWithInterval(r.Simulated, r.HalfWidth, r.Known.Dimension)}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Cases_Names_AreDistinct() => ValidationCases.All.Select(c => c.Name).ShouldBeUnique();

    [Fact]
    public void Run_WrongAnswer_IsOutside()
    {
        var right = ValidationCases.All.Single(c => c.Name == "M/M/3 at 67 %");
        var wrong = right with { Known = [KnownValue.Mean("work", 1.05 * 1.444444)] };
        Validator.Run(wrong, cancellation: TestContext.Current.CancellationToken).Single().IsInside.ShouldBeFalse();
    }
}
