namespace Windtunnel.Units;

/// <summary>What a word after a number means.</summary>
/// <param name="Name">As it is written and suggested.</param>
/// <param name="Powers">Exponents of time, data and money.</param>
/// <param name="Scale">Coherent units (s, B, USD, 1) per this unit.</param>
/// <param name="Plain">Which dimension it gives when it has no exponents.</param>
internal sealed record Unit(string Name, Powers Powers, Scale Scale, Dimension Plain = Dimension.Number)
{
    public bool IsNoun => Powers.IsNone && Plain is Dimension.Number;
    public bool IsTime => Powers == new Powers(1, 0, 0);
}
