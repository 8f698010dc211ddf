namespace Windtunnel.Units;

/// <summary>A number and its unit as read, before the number is scaled: in <c>5 to 10 ms</c> the five takes its unit later.</summary>
internal readonly record struct Amount(NumberText Number, UnitText? Unit, int Offset, int Length)
{
    public Dimension Dimension => Unit?.Dimension ?? Dimension.Number;

    public bool TryValue(out double value) => Number.TryValue(Unit?.Scale ?? Scale.One, out value);
}

/// <summary>A unit as read, simple or compound.</summary>
/// <param name="Dimension">What it measures.</param>
/// <param name="Scale">Base units of that dimension per this unit.</param>
internal sealed record UnitText(Dimension Dimension, Scale Scale);
