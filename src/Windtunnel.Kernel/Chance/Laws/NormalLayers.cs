using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>The standard normal law from one word of random bits, by 256 layers of equal area under one half of it, as <see cref="ExponentialLayers"/>.</summary>
/// <remarks>
/// Eight bits choose the layer, one the side and 53 others the place (Marsaglia and Tsang 2000; Doornik 2005). Of a thousand draws 985 need one multiplication,
/// where inversion needs two polynomials and a division.
/// </remarks>
internal static class NormalLayers
{
    private const int Layers = 256;
    private const ulong SideBit = 1UL << 8;

    // Where the lowest layer goes over into the tail: their value for 256 layers. The area of every layer, tail and all, follows: r·e^(−r²/2) + ∫ᵣ e^(−t²/2) dt.
    private const double TailFrom = 3.6541528853610088;
    private const double Area = 0.0049286732339746549;
    private const double Unit = 1.0 / (1UL << 53);

    private static readonly Layer[] Table = MakeTable();

    /// <summary>Makes the table, so that code compiled from now on need not look whether there is one.</summary>
    public static void Prepare() => RuntimeHelpers.RunClassConstructor(typeof(NormalLayers).TypeHandle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAccept(ulong bits, out double x)
    {
        Layer layer = Table[(byte)bits];
        long place = (long)(bits >> 11);
        x = Signed(place * layer.Scale, bits);
        return place < layer.Surely;
    }

    /// <summary>Decides what the bits leave open: the tail of the lowest layer, the edge of the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Finish(ulong bits, ref Draw draw)
    {
        int index = (byte)bits;
        if (index == 0)
        {
            return Signed(Tail(ref draw), bits);
        }

        double x = (long)(bits >> 11) * Table[index].Scale;
        (double low, double high) = (Table[index].Density, index + 1 < Layers ? Table[index + 1].Density : 1);
        return low + (draw.NextUniform() * (high - low)) < Density(x) ? Signed(x, bits) : draw.NextNormal();
    }

    // Marsaglia 1964, Generating a variable from the tail of the normal distribution.
    private static double Tail(ref Draw draw)
    {
        double beyond;
        do
        {
            beyond = draw.NextExponential() / TailFrom;
        }
        while (2 * draw.NextExponential() < beyond * beyond);

        return TailFrom + beyond;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Signed(double x, ulong bits) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) ^ ((bits & SideBit) << 55));

    private static double Density(double x) => PortableMath.Exp(-0.5 * x * x);

    private static Layer[] MakeTable()
    {
        var table = new Layer[Layers];
        double density = Density(TailFrom);
        double width = Area / density;
        table[0] = new Layer(width * Unit, (long)(TailFrom / width / Unit), 0);
        double edge = TailFrom;
        for (int i = 1; i < Layers; i++)
        {
            // The layer above is as much higher as its area needs; the topmost has no narrower one to be surely under.
            double above = density + (Area / edge);
            double next = i == Layers - 1 ? 0 : Math.Sqrt(2 * PortableMath.MinusLog(above));
            table[i] = new Layer(edge * Unit, (long)(next / edge / Unit), density);
            (edge, density) = (next, above);
        }

        return table;
    }
}
