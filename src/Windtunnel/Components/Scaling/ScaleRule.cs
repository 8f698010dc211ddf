namespace Windtunnel.Components.Scaling;

/// <summary>A rule of step scaling: so many instances more above a utilisation, or fewer below it.</summary>
/// <param name="Change">Instances to add, or to take away when negative; not 0.</param>
/// <param name="Bound">The utilisation; in [0, 1].</param>
public sealed record ScaleRule(int Change, double Bound)
{
    public override string ToString() => FormattableString.Invariant($"{Change:+0;-0} {(Change > 0 ? "above" : "below")} {Bound * 100:0.####} %");
}
