namespace Windtunnel.Tests.Estimation.Published;

/// <summary>A published figure and how the product arrives at it.</summary>
/// <param name="System">First column of estimates.csv.</param>
/// <param name="Quantity">Second column.</param>
/// <param name="Value">What the product says, in the unit of the fifth column.</param>
/// <param name="Tolerance">Permitted relative error.</param>
public sealed record PublishedFigure(string System, string Quantity, Func<double> Value, double Tolerance)
{
    /// <summary>The same arithmetic on the same inputs.</summary>
    public const double Exact = 0.001;

    /// <summary>
    /// A book's rounded print: 100,000 s a day or 2.5M s a month are 16 % and 5 % away from the truth, which is what the estimate works with.
    /// </summary>
    public const double BookRounding = 0.16;

    /// <param name="system">First column.</param>
    /// <param name="quantity">Second column.</param>
    /// <param name="body">A small design.</param>
    /// <param name="figure">The figure of its estimate.</param>
    /// <param name="unit">The unit of the fifth column in base units: 1e12 for TB.</param>
    /// <param name="tolerance">Permitted relative error.</param>
    public static PublishedFigure Of(string system, string quantity, string body, string figure, double unit = 1, double tolerance = Exact) =>
        new(system, quantity, () => Sketch.Value(body, figure) / unit, tolerance);

    public override string ToString() => $"{System}: {Quantity}";
}
