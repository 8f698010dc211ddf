using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Expectations;

/// <summary>Compares figures with what a design expects of them.</summary>
internal static class ExpectationCheck
{
    public static ImmutableArray<ExpectationResult> Compare(ImmutableArray<Expectation> expectations, ImmutableArray<Figure> figures) =>
        [.. expectations.Select(e => Compare(e, Find(e, figures)))];

    /// <summary>Reports expectations of figures that do not exist, or measure something else.</summary>
    public static void Check(ImmutableArray<Expectation> expectations, ImmutableArray<Figure> figures, Reading reading)
    {
        foreach (var expectation in expectations)
        {
            var figure = Find(expectation, figures);
            if (figure is null)
            {
                reading.Error(
                    DiagnosticCode.BadExpectation,
                    expectation.Where,
                    $"The estimate has no figure '{expectation.Figure}'.",
                    Suggestion.Nearest(expectation.Figure, figures.Select(f => f.Name)) is { } nearest
                        ? $"Did you mean '{nearest}'?"
                        : "'windtunnel estimate' lists the figures of this design.");
            }
            else if (!IsComparable(expectation.Value.Dimension, figure.Value.Dimension))
            {
                reading.Error(
                    DiagnosticCode.BadExpectation,
                    expectation.Where,
                    $"'{figure.Name}' is {figure.Value.Dimension.Describe()}; '{expectation.Value}' is {expectation.Value.Dimension.Describe()}.",
                    $"Write a value such as {figure.Value.Dimension.Example()}.");
            }
        }
    }

    private static ExpectationResult Compare(Expectation expectation, Figure? figure)
    {
        if (figure is null || !IsComparable(expectation.Value.Dimension, figure.Value.Dimension))
        {
            return new ExpectationResult(expectation, double.NaN, double.NaN, false);
        }

        var (actual, expected) = (figure.Median, expectation.Value.Nominal);
        var error = actual == expected ? 0 : expected == 0 ? double.PositiveInfinity : (actual - expected) / Math.Abs(expected);
        return new ExpectationResult(expectation, actual, error, Math.Abs(error) <= expectation.Tolerance);
    }

    private static Figure? Find(Expectation expectation, ImmutableArray<Figure> figures) =>
        figures.FirstOrDefault(f => string.Equals(f.Name, expectation.Figure, StringComparison.Ordinal));

    private static bool IsComparable(Dimension expected, Dimension actual) => expected == actual
        || (IsPlain(expected) && IsPlain(actual));

    private static bool IsPlain(Dimension dimension) => dimension is Dimension.Number or Dimension.Share or Dimension.Factor;
}
