using System.Diagnostics;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;

namespace Windtunnel.Bench.Micro;

/// <summary>Measures the small things that every event does, each against the obvious way of doing it.</summary>
internal static class MicroTable
{
    private const int Repeats = 4_000_000;

    public static void Print(BenchOptions options)
    {
        var stream = new RandomStream(6, 6);
        var plain = new Random(6);
        Line(options, "uniform", "Random", new PlainUniform(plain), new OwnUniform(stream));
        Line(options, "exponential", "Random, Math.Log", new PlainExponential(plain), new OwnExponential(stream));
        Line(options, "exponential of a request", "Random, Math.Log", new PlainExponential(plain), new OwnRequestExponential(new ulong[1]));
        Line(options, "normal", "Box-Muller", new BoxMuller(plain), new OwnNormal(stream));
        Line(options, "lognormal", "Box-Muller, Math.Exp", new PlainLogNormal(plain), new OwnLaw(Law.LogNormal(0, 1), stream));
        Line(options, "gamma 3", "three logarithms", new ThreeExponentials(plain), new OwnLaw(Law.Gamma(3, 1), stream));
        Line(options, "zipf 10^9 keys", "uniform of ours", new OwnUniform(stream), new OwnPopularity(Popularity.Zipf(1_000_000_000, 1), stream));
        Line(options, "record latency", "exponential of ours", new OwnExponential(stream), new OwnRecord(new LatencyHistogram(100_000_000_000), stream));
    }

    // Type parameters of structs, so that the draw is compiled into the loop and not called through a delegate, which costs 3 ns.
    private static void Line<TOther, TOwn>(BenchOptions options, string name, string otherName, TOther other, TOwn own)
        where TOther : struct, IDraw
        where TOwn : struct, IDraw
    {
        if (!options.Wants("micro " + name))
        {
            return;
        }

        var others = new List<double>();
        var owns = new List<double>();
        for (int round = 0; round <= options.Rounds; round++)
        {
            others.Add(Nanoseconds(other));
            owns.Add(Nanoseconds(own));
        }

        (double otherTime, double ownTime) = (Median.Of(others.Skip(1)), Median.Of(owns.Skip(1)));
        Console.WriteLine($"micro {name,-24} {otherName,-20} {otherTime,6:F2} ns  ours {ownTime,6:F2} ns  {otherTime / ownTime,5:F2} x");
    }

    private static double Nanoseconds<T>(T draw)
        where T : struct, IDraw
    {
        long start = Stopwatch.GetTimestamp();
        double sum = 0;
        for (int i = 0; i < Repeats; i++)
        {
            sum += draw.Next();
        }

        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        GC.KeepAlive(sum);
        return nanoseconds / Repeats;
    }
}
