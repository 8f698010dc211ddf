using Windtunnel.Designs;
using Windtunnel.Units;

namespace Windtunnel.Simulation.Experiments;

/// <summary>When an experiment begins, is disturbed and ends, on its own clock.</summary>
/// <param name="FirstFault">When the first fault begins [s].</param>
/// <param name="LastFaultEnd">When the last fault that ends has ended; one that lasts counts from its beginning [s].</param>
/// <param name="Length">How long it is watched [s].</param>
/// <param name="Cut">How much of the quiet time at its start is left out [s].</param>
internal sealed record Schedule(double FirstFault, double LastFaultEnd, double Length, double Cut)
{
    /// <summary>How long flows are watched after the last fault when nothing says how long they may take [s].</summary>
    private const double AfterMin = 60;

    /// <summary>How much longer than an objective allows flows are watched.</summary>
    private const double Beyond = 1.25;

    /// <summary>Quiet time that is kept before the first fault, as a share of all that can be afforded.</summary>
    private const double QuietShare = 0.2;

    /// <summary>As the design asks for.</summary>
    public static Schedule Of(Experiment experiment)
    {
        var first = experiment.Timeline.Select(t => t.At.Nominal).DefaultIfEmpty(0).Min();
        var last = experiment.Timeline.Select(t => t.At.Nominal + (t.Fault.For?.Nominal ?? 0)).DefaultIfEmpty(0).Max();
        var after = Math.Max(AfterMin, Beyond * experiment.Expect.Select(WithinOf).DefaultIfEmpty(0).Max());
        return new Schedule(first, last, Math.Max(experiment.Length?.Nominal ?? last + after, last), 0);
    }

    /// <summary>Shortened to what can be afforded: quiet time at the start goes first, then time at the end. The faults stay whole.</summary>
    /// <param name="seconds">Simulated time that can be afforded [s].</param>
    public Schedule Within(double seconds)
    {
        var quiet = Math.Min(FirstFault, Math.Max(QuietShare * seconds, FirstFault - Math.Max(0, Length - seconds)));
        var cut = FirstFault - quiet;
        return new Schedule(quiet, LastFaultEnd - cut, Math.Max(Math.Min(Length - cut, seconds), LastFaultEnd - cut + Math.Min(quiet, Length - LastFaultEnd)), Cut + cut);
    }

    /// <summary>The same with another time after the last fault.</summary>
    public Schedule WithAfter(double seconds) => this with { Length = Math.Min(Length, LastFaultEnd + seconds) };

    /// <summary>Time watched after the last fault [s].</summary>
    public double After => Length - LastFaultEnd;

    private static double WithinOf(Slo slo) =>
        slo.Within?.Nominal ?? (slo.Metric == SloMetric.Recovery && slo.Target.Dimension == Dimension.Duration ? slo.Target.Nominal : 0);
}
