using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Windtunnel.Analysis;

/// <summary>Range checks that, unlike those of the framework, also refuse NaN and infinity.</summary>
internal static class ThrowIf
{
    public static void NotFinite(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!double.IsFinite(value)) Throw(name, value, "a finite number");
    }

    public static void Negative(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!double.IsFinite(value) || value < 0) Throw(name, value, "finite and ≥ 0");
    }

    public static void NotPositive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!double.IsFinite(value) || value <= 0) Throw(name, value, "finite and > 0");
    }

    public static void NotProbability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 0 and <= 1)) Throw(name, value, "within 0 to 1");
    }

    /// <summary>A percentile as a fraction: 0.99 asks for p99. One itself is refused, because the answer would always be +∞.</summary>
    public static void NotPercentile(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 0 and < 1)) Throw(name, value, "at least 0 and below 1");
    }

    public static void Below<T>(T value, T least, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : INumber<T>
    {
        if (value < least) Throw(name, value, $"at least {least}");
    }

    public static void Above<T>(T value, T most, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : INumber<T>
    {
        if (value > most) Throw(name, value, $"at most {most}");
    }

    [DoesNotReturn]
    private static void Throw(string? name, object value, string range) =>
        throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
}
