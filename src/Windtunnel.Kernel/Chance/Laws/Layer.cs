namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>One of the layers of equal area under a density.</summary>
/// <param name="scale">See <see cref="Scale"/>.</param>
/// <param name="surely">See <see cref="Surely"/>.</param>
/// <param name="density">See <see cref="Density"/>.</param>
internal readonly struct Layer(double scale, long surely, double density)
{
    /// <summary>The width of the layer in steps of 2⁻⁵³.</summary>
    public readonly double Scale = scale;

    /// <summary>The places below which everything lies under the curve.</summary>
    public readonly long Surely = surely;

    /// <summary>The height of the curve at the outer edge.</summary>
    public readonly double Density = density;
}
