namespace Windtunnel.Analysis;

/// <summary>Misses of one key of an LRU cache: requests that come later than one characteristic time T after the last.</summary>
/// <remarks>
/// With a = λe^(−λT), the time X between two has E[e^(−sX)] = ae^(−sT) ÷ (s + ae^(−sT)); expanded in powers of a, P(X &gt; t) = Σ (−a)ⁿ(t−nT)ⁿ ÷ n! over nT &lt; t.
/// </remarks>
public sealed class LruMisses : MissTimes
{
    /// <summary>From so many characteristic times on the slowest exponential of the sum is all that is left of it: the others are below 1e-8.</summary>
    private const double SeriesMax = 25;

    /// <summary>λT below which the cache is as good as none.</summary>
    private const double NeverThere = 1e-12;

    private readonly double _rate;
    private readonly double _characteristic;

    /// <param name="rate">Requests for the key, λ [1/s]; ≥ 0.</param>
    /// <param name="characteristic">The characteristic time, T [s]; ≥ 0, +∞ where nothing is given up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public LruMisses(double rate, double characteristic)
    {
        ThrowIf.Negative(rate);
        (_rate, _characteristic) = (rate, characteristic);
    }

    public override double Mean => 1 / Rate;

    /// <summary>Misses in the long run, a [1/s].</summary>
    private double Rate => _rate == 0 ? 0 : _rate * Math.Exp(-_rate * _characteristic);

    public override double LaterThan(double elapsed)
    {
        if (elapsed <= _characteristic || _rate == 0) return 1;
        if (double.IsInfinity(elapsed)) return 0;
        if (_rate * _characteristic < NeverThere) return Math.Exp(-_rate * elapsed);
        var (x, r) = (_rate * _characteristic, elapsed / _characteristic);
        var a = x * Math.Exp(-x);
        return Math.Clamp(r > SeriesMax ? Tail(x, a, r) : Series(a, r), 0, 1);
    }

    // a ∫ P(X > u) du over u > t; since P(X > u) falls by a P(X > u − T), that is P(X > t + T).
    public override double Rest(double elapsed) => LaterThan(elapsed + _characteristic);

    // A request is a miss when none came within T before it, whatever came earlier; so after T they come at rate a.
    public override double Count(double elapsed) => elapsed <= _characteristic ? 0 : Rate * (elapsed - _characteristic);

    private static double Series(double a, double r)
    {
        double sum = 1, factorial = 1;
        for (var n = 1; n < r; n++)
        {
            factorial *= -a / n;
            sum += factorial * Math.Pow(r - n, n);
        }

        return sum;
    }

    // The pole nearest to zero of 1 ÷ (s + ae^(−s)): the lesser root of y = ae^y, of which x is one.
    private static double Tail(double x, double a, double r)
    {
        var pole = x < 1 ? x : Bisection.Find(y => y - (a * Math.Exp(y)) < 0, 0, 1);
        return pole * r > 20 ? 0 : Math.Exp(-pole * r) / (1 - pole);
    }
}
