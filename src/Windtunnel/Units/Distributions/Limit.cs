namespace Windtunnel.Units;

/// <summary>The values a parameter may have, in its base unit.</summary>
internal readonly record struct Limit(double Least, bool IsOpen, double Greatest = double.PositiveInfinity)
{
    public static Limit NotNegative => new(0, false);
    public static Limit Positive => new(0, true);
    public static Limit Above(double bound) => new(bound, true);
    public static Limit From(double least, double greatest = double.PositiveInfinity) => new(least, false, greatest);

    public bool Holds(Quantity quantity) => (IsOpen ? quantity.Low > Least : quantity.Low >= Least) && quantity.High <= Greatest;

    public override string ToString() =>
        $"{(IsOpen ? "above" : "at least")} {Least}{(double.IsFinite(Greatest) ? $" and at most {Quantity.Number(Greatest)}" : "")}";
}
