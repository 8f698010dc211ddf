namespace Windtunnel.Units;

/// <summary>How a duration or a count is spread.</summary>
public abstract record Distribution
{
    /// <summary>Mean, in the base unit.</summary>
    public abstract double Mean { get; }

    /// <summary>No value is below it, in the base unit.</summary>
    public abstract double Minimum { get; }

    /// <summary>The same shape, each value times a factor &gt; 0.</summary>
    public abstract Distribution Scale(double factor);

    /// <summary>The exponential distribution with this mean [s]; &gt; 0.</summary>
    public static Distribution ExponentialOf(double meanSeconds) => new Exponential(Quantity.Duration(meanSeconds));

    public static bool TryParse(string text, Dimension dimension, out Distribution distribution, out QuantityProblem problem)
    {
        distribution = null!;
        if (!Quantity.TryParse(text, dimension, out var value, out problem))
        {
            return false;
        }

        distribution = new Constant(value);
        return true;
    }
}

/// <summary>Always the same value.</summary>
public sealed record Constant(Quantity Value) : Distribution
{
    public override double Mean => Value.Nominal;

    public override double Minimum => Value.Low;

    public override Distribution Scale(double factor) => new Constant(new Quantity(Value.Low * factor, Value.High * factor, Value.Dimension));
}

/// <summary>Memoryless.</summary>
public sealed record Exponential(Quantity MeanValue) : Distribution
{
    public override double Mean => MeanValue.Nominal;

    public override double Minimum => 0;

    public override Distribution Scale(double factor) => new Exponential(new Quantity(MeanValue.Low * factor, MeanValue.High * factor, MeanValue.Dimension));
}
