namespace Windtunnel.Kernel.Stations.Scaling;

/// <summary>A rule of step scaling: so many instances more, or fewer, while utilisation is beyond a bound.</summary>
/// <param name="Bound">Utilisation of the instances in service; in [0, 1]. A rule that adds applies above it, one that takes away below it.</param>
/// <param name="Change">Instances to add, or to take away when negative; not 0.</param>
public readonly record struct ScaleStep(double Bound, int Change)
{
    internal bool Applies(double utilisation) => Change > 0 ? utilisation > Bound : utilisation < Bound;
}
