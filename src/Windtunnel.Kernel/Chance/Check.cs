using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Chance;

/// <summary>Range checks of the parameters of laws; each returns what it checked.</summary>
internal static class Check
{
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Must be a finite number ≥ 0.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Must be a finite number > 0.");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Must be a finite number.");

    public static void SameLength(int left, int right, string name)
    {
        if (left != right || left == 0)
        {
            throw new ArgumentException($"There are {left} and {right} entries; there must be as many of both, and at least one.", name);
        }
    }
}
