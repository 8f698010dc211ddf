using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;

namespace Windtunnel.Bench.Micro;

/// <summary>One of the small things that are timed.</summary>
internal interface IDraw
{
    double Next();
}

internal readonly record struct PlainUniform(Random Random) : IDraw
{
    public double Next() => Random.NextDouble();
}

internal readonly record struct OwnUniform(RandomStream Stream) : IDraw
{
    public double Next() => Stream.NextUniform();
}

internal readonly record struct PlainExponential(Random Random) : IDraw
{
    public double Next() => -Math.Log(1 - Random.NextDouble());
}

internal readonly record struct OwnExponential(RandomStream Stream) : IDraw
{
    public double Next() => Stream.NextExponential();
}

/// <summary>As one of many requests draws it: from a state that follows from its number.</summary>
internal readonly record struct OwnRequestExponential(ulong[] State) : IDraw
{
    public double Next() => new Draw(State[0] += 0xBB67AE8584CAA73B).NextExponential();
}

internal readonly record struct BoxMuller(Random Random) : IDraw
{
    public double Next() => Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());
}

internal readonly record struct OwnNormal(RandomStream Stream) : IDraw
{
    public double Next() => Stream.NextNormal();
}

internal readonly record struct PlainLogNormal(Random Random) : IDraw
{
    public double Next() => Math.Exp(new BoxMuller(Random).Next());
}

internal readonly record struct ThreeExponentials(Random Random) : IDraw
{
    public double Next() => -Math.Log(1 - Random.NextDouble()) - Math.Log(1 - Random.NextDouble()) - Math.Log(1 - Random.NextDouble());
}

internal readonly record struct OwnLaw(Law Law, RandomStream Stream) : IDraw
{
    public double Next() => Law.Sample(Stream);
}

internal readonly record struct OwnPopularity(Popularity Popularity, RandomStream Stream) : IDraw
{
    public double Next() => Popularity.Next(Stream);
}

/// <summary>An exponential of 5 ms, recorded.</summary>
internal readonly record struct OwnRecord(LatencyHistogram Histogram, RandomStream Stream) : IDraw
{
    public double Next()
    {
        Histogram.Record((long)(Stream.NextExponential() * 5e6));
        return 0;
    }
}
