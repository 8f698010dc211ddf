namespace Windtunnel.Analysis;

/// <summary>Misses of one key of a cache that keeps it for a constant life from storage: FIFO, or a time to live. The next request after the life is one.</summary>
public sealed class ConstantLifeMisses : MissTimes
{
    /// <summary>Lives from which on the renewals are counted by their mean and spread: what is left out has died away.</summary>
    private const double LivesMax = 50;

    private readonly double _rate;
    private readonly double _life;

    /// <param name="rate">Requests for the key, λ [1/s]; ≥ 0.</param>
    /// <param name="life">How long it is kept, τ [s]; ≥ 0, +∞ for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public ConstantLifeMisses(double rate, double life)
    {
        ThrowIf.Negative(rate);
        (_rate, _life) = (rate, life);
    }

    public override double Mean => _rate == 0 ? double.PositiveInfinity : _life + (1 / _rate);

    public override double LaterThan(double elapsed) => elapsed <= _life ? 1 : Math.Exp(-_rate * (elapsed - _life));

    public override double Rest(double elapsed)
    {
        if (double.IsInfinity(Mean)) return 1;
        return elapsed <= _life ? 1 - (elapsed / Mean) : Math.Exp(-_rate * (elapsed - _life)) / _rate / Mean;
    }

    // The n-th miss from now is an Erlang n time after n lives. Beyond many lives, t/m + (cv² − 1)/2, which is exact in the limit.
    public override double Count(double elapsed)
    {
        if (elapsed <= _life || _rate == 0) return 0;
        if (_life <= 0) return _rate * elapsed;
        if (elapsed / _life > LivesMax) return (elapsed / Mean) + (((1 / (_rate * _rate) / (Mean * Mean)) - 1) / 2);
        var sum = 0.0;
        for (var n = 1; n * _life < elapsed; n++) sum += AtLeast(n, _rate * (elapsed - (n * _life)));
        return sum;
    }

    /// <summary>Probability that a Poisson number of a mean is at least n.</summary>
    private static double AtLeast(int n, double mean)
    {
        var (term, below) = (Math.Exp(-mean), 0.0);
        if (term == 0) return 1;
        for (var k = 0; k < n; k++)
        {
            below += term;
            term *= mean / (k + 1);
        }

        return Math.Max(0, 1 - below);
    }
}
