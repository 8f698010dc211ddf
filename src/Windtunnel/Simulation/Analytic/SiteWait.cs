namespace Windtunnel.Simulation.Analytic;

/// <summary>How long a visit waits for a server of an instance.</summary>
/// <param name="Mean">[s]; +∞ when saturated.</param>
/// <param name="Chance">Probability that it waits at all.</param>
/// <param name="Error">Largest relative error to expect of wait and service together.</param>
/// <param name="MeanMax">What the wait may be where the formula gives next to none [s].</param>
/// <param name="Method">By what: "M/M/c".</param>
/// <param name="PerService">Where cores are shared, the wait for each second of service; 0 where all wait alike.</param>
internal readonly record struct SiteWait(double Mean, double Chance, double Error, string Method, double MeanMax = 0, double PerService = 0)
{
    /// <summary>The wait of a visit of known mean service.</summary>
    /// <param name="serviceSeconds">Its mean service [s].</param>
    public SiteWait Of(double serviceSeconds) => PerService > 0 ? this with { Mean = PerService * serviceSeconds } : this;

    /// <summary>Variance of the wait, taken as exponential for those who wait, as it is in M/M/c [s²].</summary>
    public double Variance => Chance > 0 && double.IsFinite(Mean) ? Mean * Mean * (2 / Chance - 1) : 0;
}
