using Windtunnel.Kernel.Chance;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Sampling;

/// <summary>Draws of uncertain inputs and what is read off them.</summary>
internal static class Sample
{
    /// <summary>Samples of each uncertain figure. Its 5th percentile then lies within 0.2 percentage points of rank (one standard error).</summary>
    public const int CountMax = 10_000;

    private const int CountMin = 100;

    /// <summary>Parts × samples at most. Each part makes some ten terms of 8 bytes a sample, so this bounds memory to a hundred MB.</summary>
    private const int PartSamplesMax = 1_000_000;

    /// <summary>The estimate is the same on every run: one seed, and a stream for each input.</summary>
    private const ulong Seed = 1;

    [ThreadStatic]
    private static int count;

    /// <summary>Samples of each uncertain term of the estimate under way on this thread.</summary>
    public static int Count => count == 0 ? CountMax : count;

    /// <summary>Begins an estimate: a design beyond all reason gets fewer samples rather than all memory.</summary>
    /// <param name="parts">Steps, components, flows and data sets of the design.</param>
    public static void Begin(int parts) => count = Math.Clamp(PartSamplesMax / Math.Max(1, parts), CountMin, CountMax);

    /// <summary>Values uniform over a range, independent of every other source.</summary>
    /// <param name="source">Identity of the input; the same source gives the same draws.</param>
    /// <param name="range">The range.</param>
    public static double[] Uniform(string source, Quantity range)
    {
        var stream = new RandomStream(Seed, RandomStream.IdOf($"estimate/{source}"));
        var values = new double[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = range.At(stream.NextUniform());
        }

        return values;
    }
}
