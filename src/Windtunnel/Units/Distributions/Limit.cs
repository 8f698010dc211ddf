namespace Windtunnel.Units;

/// <summary>The values a parameter may have, in its base unit.</summary>
internal readonly record struct Limit(double Least, bool IsOpen, double Greatest = double.PositiveInfinity)
{
    public static Limit NotNegative => new(0, false);
    public static Limit Positive => new(0, true);
    public static Limit Above(double bound, double greatest) => new(bound, true, greatest);
    public static Limit From(double least, double greatest) => new(least, false, greatest);

    /// <summary>A gamma of shape a million deviates from its mean by a thousandth; one of shape 0.001 is zero nearly always.</summary>
    public static Limit Shape => From(0.001, ShapeMax);

    /// <summary>A squared coefficient of variation; up to a deviation of a thousand means.</summary>
    public static Limit Scv(double least) => From(least, 1e6);

    /// <summary>The tail index of a Pareto; at 0.05 the median is already a million times the minimum.</summary>
    public static Limit Tail => From(0.05, ShapeMax);

    public const double ShapeMax = 1e6;

    public bool Holds(Quantity quantity) => (IsOpen ? quantity.Low > Least : quantity.Low >= Least) && quantity.High <= Greatest;

    public override string ToString() =>
        $"{(IsOpen ? "above" : "at least")} {Least}{(double.IsFinite(Greatest) ? $" and at most {Quantity.Number(Greatest)}" : "")}";
}
