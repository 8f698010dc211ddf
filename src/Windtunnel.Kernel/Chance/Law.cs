using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance.Laws;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Chance;

/// <summary>A random quantity that is never negative: a time [s] or a count.</summary>
/// <remarks>Immutable, so many stations and threads may share one law; each brings its own chance.</remarks>
public sealed class Law
{
    // The two laws that nearly every station uses are sampled here without a virtual call; the others cost more than the call.
    private readonly LawShape? _shape;
    private readonly double _constant;
    private readonly double _scale;
    private readonly double _constantNanoseconds;
    private readonly double _scaleNanoseconds;

    static Law()
    {
        ExponentialLayers.Prepare();
        NormalLayers.Prepare();
    }

    private Law(double constant, double scale, LawShape? shape, double mean, double variance)
    {
        _shape = shape;
        _constant = constant;
        _scale = scale;
        _constantNanoseconds = constant * SimTime.PerSecond;
        _scaleNanoseconds = scale * SimTime.PerSecond;
        Mean = mean;
        Variance = variance;
    }

    /// <summary>Expected value, in the law's unit; +∞ where the integral diverges.</summary>
    public double Mean { get; }

    /// <summary>Expected square of the distance from the mean, in the law's unit squared; +∞ where the integral diverges.</summary>
    public double Variance { get; }

    /// <summary>Whether every sample is the same, so that it costs no random number.</summary>
    public bool IsConstant => _shape is null && _scale == 0;

    /// <summary>Always the same value.</summary>
    /// <param name="value">The value; ≥ 0, finite.</param>
    public static Law Constant(double value) => new(Check.NotNegative(value), 0, null, value, 0);

    /// <summary>The law without memory.</summary>
    /// <param name="mean">The mean; ≥ 0, finite.</param>
    public static Law Exponential(double mean) => new(0, Check.NotNegative(mean), null, mean, mean * mean);

    /// <summary>Every value between two bounds alike.</summary>
    /// <param name="lowest">The lower bound; ≥ 0.</param>
    /// <param name="highest">The upper bound; ≥ <paramref name="lowest"/>, finite.</param>
    public static Law Uniform(double lowest, double highest) => Of(new UniformShape(lowest, highest));

    /// <summary>A value whose logarithm is normal.</summary>
    /// <param name="mu">Mean of the logarithm: the median is e^μ.</param>
    /// <param name="sigma">Standard deviation of the logarithm; ≥ 0.</param>
    public static Law LogNormal(double mu, double sigma) => Of(new LogNormalShape(mu, sigma));

    /// <summary>A normal value, drawn again while it is negative. <see cref="Mean"/> is that of the law so cut.</summary>
    /// <param name="mean">Mean before the cut; ≥ 0.</param>
    /// <param name="deviation">Standard deviation before the cut; ≥ 0.</param>
    public static Law Normal(double mean, double deviation) => Of(new NormalShape(mean, deviation));

    /// <summary>The gamma law; with a whole shape k it is Erlang's, the sum of k exponentials.</summary>
    /// <param name="shape">The shape; &gt; 0.</param>
    /// <param name="scale">The scale; &gt; 0. The mean is shape × scale.</param>
    public static Law Gamma(double shape, double scale) => Of(new GammaShape(shape, scale));

    /// <summary>One of several exponentials, chosen at random: more variable than any of them.</summary>
    /// <param name="probabilities">Probability of each branch; ≥ 0, summing to 1.</param>
    /// <param name="means">Mean of each branch; ≥ 0, as many as there are probabilities.</param>
    public static Law HyperExponential(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> means) =>
        Of(new HyperExponentialShape(probabilities, means));

    /// <summary>The Pareto law: the share above x falls as (minimum/x)^α.</summary>
    /// <param name="minimum">The smallest value; &gt; 0.</param>
    /// <param name="alpha">The tail index; &gt; 0. The mean is infinite up to 1, the variance up to 2.</param>
    public static Law Pareto(double minimum, double alpha) => Of(new ParetoShape(minimum, alpha));

    /// <summary>Measured values, each as likely as the others.</summary>
    /// <param name="sortedValues">The values in ascending order; at least one, ≥ 0, finite. Copied.</param>
    public static Law Empirical(ReadOnlySpan<double> sortedValues) => Of(new EmpiricalShape(sortedValues));

    /// <summary>A count of failures before the first success: 0, 1, 2, …, without memory.</summary>
    /// <param name="mean">The mean count; ≥ 0. Success has probability 1/(1+mean).</param>
    public static Law Geometric(double mean) => Of(new GeometricShape(mean));

    /// <summary>A Poisson count.</summary>
    /// <param name="mean">The mean count; ≥ 0, at most 10⁹.</param>
    public static Law Poisson(double mean) => Of(new PoissonShape(mean));

    /// <summary>One of several values with given weights.</summary>
    /// <param name="values">The values; ≥ 0, finite.</param>
    /// <param name="weights">Their weights; ≥ 0, not all 0, as many as there are values. They need not sum to 1.</param>
    public static Law Discrete(ReadOnlySpan<double> values, ReadOnlySpan<double> weights) => Of(new DiscreteShape(values, weights));

    /// <summary>Draws one value, in the law's unit.</summary>
    /// <param name="draw">Where the chance comes from. A constant draws nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sample(ref Draw draw)
    {
        if (_shape is not null)
        {
            return _shape.Sample(ref draw);
        }

        return _scale == 0 ? _constant : draw.NextExponential() * _scale;
    }

    /// <summary>Draws one time of a law in seconds, rounded to the nearest nanosecond.</summary>
    /// <param name="draw">Where the chance comes from. A constant draws nothing.</param>
    /// <returns>The time [ns]; ≥ 0 and at most <see cref="SimTime.Max"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long SampleTime(ref Draw draw)
    {
        if (_shape is not null)
        {
            return SimTime.FromNanoseconds(_shape.Sample(ref draw) * SimTime.PerSecond);
        }

        return SimTime.FromNanoseconds(_scaleNanoseconds == 0 ? _constantNanoseconds : draw.NextExponential() * _scaleNanoseconds);
    }

    /// <summary>Draws one value, in the law's unit, by the next number of a stream.</summary>
    /// <param name="stream">Where the chance comes from: one number, however often the law has to try. A constant draws nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sample(RandomStream stream)
    {
        if (_shape is not null)
        {
            var draw = new Draw(stream.NextBits());
            return _shape.Sample(ref draw);
        }

        return _scale == 0 ? _constant : stream.NextExponential() * _scale;
    }

    /// <summary>Draws one time of a law in seconds by the next number of a stream, rounded to the nearest nanosecond.</summary>
    /// <param name="stream">Where the chance comes from: one number, however often the law has to try. A constant draws nothing.</param>
    /// <returns>The time [ns]; ≥ 0 and at most <see cref="SimTime.Max"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long SampleTime(RandomStream stream)
    {
        if (_shape is not null)
        {
            var draw = new Draw(stream.NextBits());
            return SimTime.FromNanoseconds(_shape.Sample(ref draw) * SimTime.PerSecond);
        }

        return SimTime.FromNanoseconds(_scaleNanoseconds == 0 ? _constantNanoseconds : stream.NextExponential() * _scaleNanoseconds);
    }

    private static Law Of(LawShape shape) => new(0, 0, shape, shape.Mean, shape.Variance);
}
