namespace Windtunnel.Units;

/// <content>Arithmetic that checks units. Ranges follow interval arithmetic: the answer holds every combination of the inputs.</content>
public readonly partial record struct Quantity
{
    /// <exception cref="InvalidOperationException">The dimensions differ.</exception>
    public static Quantity operator +(Quantity a, Quantity b) =>
        new(a.Low + b.Low, a.High + b.High, SameDimension(a, b, "added to"));

    /// <exception cref="InvalidOperationException">The dimensions differ.</exception>
    public static Quantity operator -(Quantity a, Quantity b) =>
        new(a.Low - b.High, a.High - b.Low, SameDimension(b, a, "subtracted from"));

    /// <exception cref="InvalidOperationException">Nothing has the dimension of the product.</exception>
    public static Quantity operator *(Quantity a, Quantity b)
    {
        if (!Dimensions.TryMultiply(a.Dimension, b.Dimension, out var product))
        {
            throw new InvalidOperationException($"{a.Dimension.Describe()} cannot be multiplied by {b.Dimension.Describe()}.");
        }

        var scale = product.BasePerCoherent() / a.Dimension.BasePerCoherent() / b.Dimension.BasePerCoherent();
        return Hull(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High, scale, product);
    }

    /// <exception cref="InvalidOperationException">Nothing has the dimension of the quotient.</exception>
    /// <exception cref="DivideByZeroException">The divisor may be zero.</exception>
    public static Quantity operator /(Quantity a, Quantity b)
    {
        if (!Dimensions.TryDivide(a.Dimension, b.Dimension, out var quotient))
        {
            throw new InvalidOperationException($"{a.Dimension.Describe()} cannot be divided by {b.Dimension.Describe()}.");
        }

        if (b.Low <= 0 && b.High >= 0)
        {
            throw new DivideByZeroException($"The divisor {b} may be zero.");
        }

        var scale = quotient.BasePerCoherent() / a.Dimension.BasePerCoherent() * b.Dimension.BasePerCoherent();
        return Hull(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High, scale, quotient);
    }

    /// <summary>The same quantity, so many times.</summary>
    public static Quantity operator *(Quantity a, double times) => a * Factor(times);

    /// <summary>The same quantity, so many times.</summary>
    public static Quantity operator *(double times, Quantity a) => a * Factor(times);

    /// <summary>The same quantity, shared out.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="by"/> is zero.</exception>
    public static Quantity operator /(Quantity a, double by) => a / Factor(by);

    private static Dimension SameDimension(Quantity a, Quantity b, string verb) => a.Dimension == b.Dimension
        ? a.Dimension
        : throw new InvalidOperationException($"{a.Dimension.Describe()} cannot be {verb} {b.Dimension.Describe()}.");

    private static Quantity Hull(double a, double b, double c, double d, double scale, Dimension dimension) => new(
        Math.Min(Math.Min(a, b), Math.Min(c, d)) * scale,
        Math.Max(Math.Max(a, b), Math.Max(c, d)) * scale,
        dimension);
}
