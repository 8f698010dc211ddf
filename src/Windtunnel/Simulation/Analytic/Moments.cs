namespace Windtunnel.Simulation.Analytic;

/// <summary>What is known of a time that varies.</summary>
/// <param name="Mean">[s]; +∞ behind something saturated.</param>
/// <param name="Variance">[s²]; parts are taken as independent.</param>
/// <param name="Wait">Part of the mean that is waiting [s].</param>
/// <param name="Doubt">How far off the mean may be, by the errors its approximations are known for [s].</param>
internal readonly record struct Moments(double Mean, double Variance, double Wait, double Doubt)
{
    /// <summary>Squared coefficients of variation beyond this are as good as endless; the bound keeps sums finite.</summary>
    private const double ScvMax = 1e9;

    /// <summary>Share of the time that is waiting; in an M/M/1 queue its utilisation.</summary>
    public double WaitShare => Mean > 0 && double.IsFinite(Mean) ? Math.Clamp(Wait / Mean, 0, 1) : 0;

    /// <summary>A time without queueing.</summary>
    public static Moments Of(double mean, double scv) => new(mean, mean * mean * Math.Min(scv, ScvMax), 0, 0);

    /// <summary>This, then the other.</summary>
    public Moments Then(Moments next) => new(Mean + next.Mean, Variance + next.Variance, Wait + next.Wait, Doubt + next.Doubt);

    /// <summary>This, less a part of it.</summary>
    public Moments Without(Moments part) => double.IsFinite(Mean) ? new(
        Math.Max(0, Mean - part.Mean), Math.Max(0, Variance - part.Variance), Math.Max(0, Wait - part.Wait), Math.Max(0, Doubt - part.Doubt)) : this;

    /// <summary>A share of it, in [0, 1].</summary>
    public Moments Part(double share) => double.IsFinite(Mean) ? new(share * Mean, share * share * Variance, share * Wait, share * Doubt) : this;

    /// <summary>What is left of it at any moment of it: (1 + scv)/2 of the mean, by renewal theory; spread as what is left of a constant time.</summary>
    public Moments Rest()
    {
        if (!(Mean > 0) || !double.IsFinite(Mean))
        {
            return this;
        }

        var share = 0.5 * (1 + (Variance / (Mean * Mean)));
        var rest = share * Mean;
        return new Moments(rest, rest * rest / 3, share * Wait, share * Doubt);
    }

    /// <summary>A varying number of these, one after the other.</summary>
    public Moments Repeated(double countMean, double countVariance) => countMean <= 0
        ? default
        : this with { Mean = countMean * Mean, Variance = countMean * Variance + Math.Min(countVariance, ScvMax) * Mean * Mean, Wait = countMean * Wait, Doubt = countMean * Doubt };

    /// <summary>One of several, by chance; what the shares leave to 1 takes no time.</summary>
    public static Moments OneOf(IEnumerable<(double Share, Moments Time)> ways)
    {
        double mean = 0, square = 0, wait = 0, doubt = 0;
        foreach (var (share, time) in ways.Where(w => w.Share > 0))
        {
            mean += share * time.Mean;
            square += share * (time.Variance + time.Mean * time.Mean);
            wait += share * time.Wait;
            doubt += share * time.Doubt;
        }

        return new Moments(mean, double.IsInfinity(mean) ? mean : Math.Max(0, square - mean * mean), wait, doubt);
    }
}
