using Windtunnel.Designs;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>Which side of a target a value is on.</summary>
internal static class Target
{
    public static bool IsGood(Comparison comparison, double value, double target) => comparison switch
    {
        Comparison.Below => value < target,
        Comparison.AtMost => value <= target,
        Comparison.Above => value > target,
        Comparison.AtLeast => value >= target,
        _ => value == target,
    };

    /// <summary>Met or not only when the whole interval is on one side; a value without an interval proves nothing.</summary>
    public static Outcome Compare(Comparison comparison, Measured actual, double target)
    {
        if (double.IsNaN(actual.Value) || double.IsNaN(actual.HalfWidth))
        {
            return Outcome.NotSure;
        }

        // +∞ is a definite answer: it never came back, it never settled.
        var (low, high) = double.IsInfinity(actual.Value) ? (actual.Value, actual.Value) : (actual.Low, actual.High);
        if (comparison is Comparison.Exactly)
        {
            return low == target && high == target ? Outcome.Met : low > target || high < target ? Outcome.NotMet : Outcome.NotSure;
        }

        return (IsGood(comparison, low, target), IsGood(comparison, high, target)) switch
        {
            (true, true) => Outcome.Met,
            (false, false) => Outcome.NotMet,
            _ => Outcome.NotSure,
        };
    }

    /// <summary>Distance from the target as a share of it, positive on the good side; NaN when the target is zero.</summary>
    public static double Margin(Comparison comparison, double value, double target) => comparison switch
    {
        _ when target == 0 || !double.IsFinite(value) => double.NaN,
        Comparison.Below or Comparison.AtMost => (target - value) / target,
        Comparison.Above or Comparison.AtLeast => (value - target) / target,
        _ => -Math.Abs(value - target) / target,
    };
}
