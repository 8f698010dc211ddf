using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <summary>How long a call waits before it is tried again.</summary>
/// <remarks>The kinds are those of Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).</remarks>
public sealed class Backoff
{
    private enum Kind
    {
        Fixed,
        Exponential,
        EqualJitter,
        FullJitter,
        DecorrelatedJitter,
        Drawn,
    }

    private readonly Kind _kind;
    private readonly double _base;
    private readonly double _cap;
    private readonly Law? _law;

    private Backoff(Kind kind, double baseSeconds, double capSeconds, Law? law = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(baseSeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(capSeconds, baseSeconds);
        (_kind, _base, _cap, _law) = (kind, baseSeconds, capSeconds, law);
    }

    /// <summary>Try again at once.</summary>
    public static Backoff None { get; } = new(Kind.Fixed, 0, 0);

    /// <summary>The same wait before each retry.</summary>
    /// <param name="seconds">The wait [s]; ≥ 0.</param>
    public static Backoff Fixed(double seconds) => new(Kind.Fixed, seconds, seconds);

    /// <summary>min(cap, base·2ⁿ) before retry n, counted from 0.</summary>
    /// <param name="baseSeconds">The first wait [s]; ≥ 0.</param>
    /// <param name="capSeconds">The longest wait [s]; ≥ base.</param>
    public static Backoff Exponential(double baseSeconds, double capSeconds) => new(Kind.Exponential, baseSeconds, capSeconds);

    /// <summary>Half of the exponential wait, and up to as much again at random.</summary>
    /// <param name="baseSeconds">The first wait [s]; ≥ 0.</param>
    /// <param name="capSeconds">The longest wait [s]; ≥ base.</param>
    public static Backoff EqualJitter(double baseSeconds, double capSeconds) => new(Kind.EqualJitter, baseSeconds, capSeconds);

    /// <summary>Anything from nothing to the exponential wait.</summary>
    /// <param name="baseSeconds">The first wait [s]; ≥ 0.</param>
    /// <param name="capSeconds">The longest wait [s]; ≥ base.</param>
    public static Backoff FullJitter(double baseSeconds, double capSeconds) => new(Kind.FullJitter, baseSeconds, capSeconds);

    /// <summary>Anything from the base to three times the wait before, at most the cap.</summary>
    /// <param name="baseSeconds">The shortest wait [s]; ≥ 0.</param>
    /// <param name="capSeconds">The longest wait [s]; ≥ base.</param>
    public static Backoff DecorrelatedJitter(double baseSeconds, double capSeconds) => new(Kind.DecorrelatedJitter, baseSeconds, capSeconds);

    /// <summary>Each wait drawn from one law.</summary>
    /// <param name="wait">The law of the wait [s].</param>
    public static Backoff Drawn(Law wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        return new(Kind.Drawn, 0, 0, wait);
    }

    /// <param name="retry">Which retry, from 0.</param>
    /// <param name="previous">The wait before the one asked for [ns]; 0 before the first.</param>
    /// <param name="draw">Where the chance comes from.</param>
    /// <returns>The wait [ns].</returns>
    internal long Next(int retry, long previous, ref Draw draw)
    {
        double grown = Math.Min(_cap, _base * (1L << Math.Min(retry, 40)));
        double wait = _kind switch
        {
            Kind.Fixed => _base,
            Kind.Exponential => grown,
            Kind.EqualJitter => (grown / 2) * (1 + draw.NextUniform()),
            Kind.FullJitter => grown * draw.NextUniform(),
            Kind.DecorrelatedJitter => Decorrelated(SimTime.ToSeconds(previous), ref draw),
            _ => _law!.Sample(ref draw),
        };

        return SimTime.FromSeconds(wait);
    }

    private double Decorrelated(double previous, ref Draw draw)
    {
        double highest = Math.Max(_base, 3 * Math.Max(previous, _base));
        return Math.Min(_cap, _base + (draw.NextUniform() * (highest - _base)));
    }
}
