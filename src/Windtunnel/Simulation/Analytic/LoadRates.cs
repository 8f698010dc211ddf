using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Analytic;

/// <summary>The load that is analysed: level and factor applied.</summary>
internal static class LoadRates
{
    /// <summary>Mean arrival rate of an open load [1/s].</summary>
    public static double RateOf(OpenLoad load, SimulationOptions options) => load.Pattern is ArrivalPattern.Trace { TimesSeconds.Length: > 0, LengthSeconds: > 0 } trace
        ? trace.TimesSeconds.Length / trace.LengthSeconds * options.LoadFactor
        : load.RateAt(options.LoadFactor, options.Level == LoadLevel.Peak);

    /// <summary>Users; ≥ 0.</summary>
    public static int UsersOf(ClosedLoad load, SimulationOptions options) =>
        (int)Math.Clamp(Math.Round(load.Users.Value.Nominal * options.LoadFactor), 0, int.MaxValue);

    /// <summary>Squared coefficient of variation of the gaps between arrivals; for bursts what counts over long times.</summary>
    /// <param name="pattern">How arrivals are spread.</param>
    /// <param name="rate">Mean arrival rate [1/s].</param>
    public static double ScvOf(ArrivalPattern pattern, double rate) => pattern switch
    {
        ArrivalPattern.Constant => 0,
        ArrivalPattern.Bursty bursty => Dispersion(bursty, rate),
        ArrivalPattern.Trace { TimesSeconds.Length: > 1 } trace => Scv([.. trace.TimesSeconds.Zip(trace.TimesSeconds.Skip(1), (a, b) => b - a)]),
        _ => 1,
    };

    /// <summary>Index of dispersion of a two-state switched Poisson process (Heffes and Lucantoni 1986, eq. 15 with t → ∞).</summary>
    private static double Dispersion(ArrivalPattern.Bursty bursty, double rate)
    {
        var share = bursty.BurstShare;
        var calm = Math.Max(0, (1 - bursty.Factor * share) / (1 - share));
        var switches = 1 / bursty.BurstSeconds + share / (bursty.BurstSeconds * (1 - share));
        var difference = bursty.Factor - calm;
        return 1 + 2 * rate * difference * difference * share * (1 - share) / switches;
    }

    private static double Scv(double[] gaps)
    {
        var mean = gaps.Average();
        return mean == 0 ? 1 : gaps.Sum(g => (g - mean) * (g - mean)) / gaps.Length / (mean * mean);
    }
}
