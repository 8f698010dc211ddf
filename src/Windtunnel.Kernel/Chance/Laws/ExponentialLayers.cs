using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>The exponential law of mean 1 from one word of random bits, by 256 layers of equal area (ziggurat; Marsaglia and Tsang 2000).</summary>
/// <remarks>
/// Eight bits choose the layer and 53 others the place in it, which the original takes from the same bits (Doornik 2005). Of a hundred draws 99 need one
/// multiplication, where −ln of a single uniform needs a division and a polynomial.
/// </remarks>
internal static class ExponentialLayers
{
    private const int Layers = 256;

    // Where the lowest layer goes over into the tail, and the area of every layer: their table for 256 layers.
    private const double TailFrom = 7.69711747013104972;
    private const double Area = 0.0039496598225815571993;
    private const double Unit = 1.0 / (1UL << 53);

    private static readonly Layer[] Table = MakeTable();

    /// <summary>Makes the table, so that code compiled from now on need not look whether there is one.</summary>
    public static void Prepare() => RuntimeHelpers.RunClassConstructor(typeof(ExponentialLayers).TypeHandle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAccept(ulong bits, out double x)
    {
        Layer layer = Table[(byte)bits];
        long place = (long)(bits >> 11);
        x = place * layer.Scale;
        return place < layer.Surely;
    }

    /// <summary>Decides what the bits leave open: the tail of the lowest layer, the edge of the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Finish(ulong bits, ref Draw draw)
    {
        int index = (byte)bits;
        if (index == 0)
        {
            return TailFrom + draw.NextExponential();
        }

        double x = (long)(bits >> 11) * Table[index].Scale;
        (double low, double high) = (Table[index].Density, index + 1 < Layers ? Table[index + 1].Density : 1);
        return low + (draw.NextUniform() * (high - low)) < PortableMath.Exp(-x) ? x : draw.NextExponential();
    }

    private static Layer[] MakeTable()
    {
        var table = new Layer[Layers];
        double density = PortableMath.Exp(-TailFrom);
        double width = Area / density;
        table[0] = new Layer(width * Unit, (long)(TailFrom / width / Unit), 0);
        double edge = TailFrom;
        for (int i = 1; i < Layers; i++)
        {
            // The layer above is as much higher as its area needs; the topmost has no narrower one to be surely under.
            double above = density + (Area / edge);
            double next = i == Layers - 1 ? 0 : PortableMath.MinusLog(above);
            table[i] = new Layer(edge * Unit, (long)(next / edge / Unit), density);
            (edge, density) = (next, above);
        }

        return table;
    }
}
