namespace Windtunnel.Units;

/// <summary>The number in <c>p99</c> and <c>p99.9</c>.</summary>
internal static class PercentText
{
    /// <param name="rank">A share [–]; 0 … 1.</param>
    public static string Of(double rank) => Quantity.Share(rank).ToString().Replace(" %", "", StringComparison.Ordinal);
}
