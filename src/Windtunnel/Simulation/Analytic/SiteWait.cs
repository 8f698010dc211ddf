namespace Windtunnel.Simulation.Analytic;

/// <summary>How long a visit waits for a server of an instance.</summary>
/// <param name="Mean">[s]; +∞ when saturated.</param>
/// <param name="Chance">Probability that it waits at all.</param>
/// <param name="Error">Largest relative error to expect of wait and service together.</param>
/// <param name="MeanMax">What the wait may be where the formula gives next to none [s].</param>
/// <param name="Method">By what: "M/M/c".</param>
internal readonly record struct SiteWait(double Mean, double Chance, double Error, string Method, double MeanMax = 0)
{
    /// <summary>Variance of the wait, taken as exponential for those who wait, as it is in M/M/c [s²].</summary>
    public double Variance => Chance > 0 && double.IsFinite(Mean) ? Mean * Mean * (2 / Chance - 1) : 0;
}
