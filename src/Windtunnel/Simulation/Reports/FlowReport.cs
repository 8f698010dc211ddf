using System.Collections.Immutable;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what replications measured into the result of a flow.</summary>
internal static class FlowReport
{
    private const double Nanosecond = 1e-9;

    /// <param name="observations">What was measured.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="stability">Whether its latencies mean anything; null where the load was meant to change.</param>
    /// <param name="shares">Percentiles asked for beyond the usual ones, as shares.</param>
    public static FlowResult Of(Observations observations, FlowLayout flow, Stability? stability, ImmutableArray<double> shares)
    {
        var trust = stability?.Of(flow) ?? Trust.Settled;
        var programs = observations.Runs.Select(r => observations.ProgramOf(r, flow)).ToArray();
        var latency = observations.LatencyOf(flow);
        var hops = HopReport.Of(observations, flow, latency);
        var waits = WaitsOf(hops);
        return new FlowResult(
            flow.Flow.Name,
            flow.IsOpen,
            programs.Sum(p => p.Arrived),
            programs.Sum(p => p.Done),
            FailuresOf(programs),
            programs.Sum(p => p.FailedBy[(int)FailureCause.SoldOut]),
            programs.Sum(p => p.InFlight),
            RateOf(observations, flow, p => p.Arrived),
            RateOf(observations, flow, p => p.Done),
            ErrorsOf(programs, flow.CanFail),
            latency.Count == 0 ? Nothing(trust) : Sections.Of(latency.Mean * Nanosecond, Parts(programs, h => h.Mean, LatencyIn), trust).NoNarrowerThan(LeastOf(waits, stability)),
            Percentile(0.5),
            Percentile(0.9),
            Percentile(0.99),
            Percentile(0.999),
            [.. shares.Select(s => new PercentileResult(s, Percentile(s)))],
            hops,
            HopReport.SlowRequestOf(observations, flow, latency),
            flow.Queue is null && flow.Job is null ? null : FreshnessOf(programs, trust, shares))
        {
            IsJob = flow.Job is not null,
            Calls = CallReport.Of(observations, flow),
            Wrong = programs.Sum(p => p.Wrong),
            WrongShare = WrongOf(programs, flow.CanErr),
            Limited = programs.Sum(p => p.FailedBy[(int)FailureCause.Limited]),
        };

        Measured Percentile(double share) => PercentileOf(programs, latency, share, trust, LatencyIn, seconds => stability?.WorthMaxOf(waits, share, seconds));
    }

    /// <summary>Failures that are not answers: "sold out" and "limited" are.</summary>
    public static long FailedOf(ProgramResult program) => program.Failed - program.FailedBy[(int)FailureCause.SoldOut] - program.FailedBy[(int)FailureCause.Limited];

    /// <summary>Failed ÷ finished.</summary>
    /// <param name="programs">The flow in each replication.</param>
    /// <param name="canFail">Whether anything on its way can fail at all.</param>
    /// <remarks>
    /// When none of n failed although they could, the share is below 3/n with 95 % confidence (the rule of three; Hanley &amp; Lippman-Hand 1983), which the
    /// scatter of the replications cannot say.
    /// </remarks>
    public static Measured ErrorsOf(ProgramResult[] programs, bool canFail)
    {
        var finished = programs.Sum(p => p.Done + p.Failed);
        var failed = programs.Sum(FailedOf);
        if (finished == 0 || failed == 0)
        {
            return new Measured(0, canFail ? Math.Min(1, 3.0 / Math.Max(1, finished)) : 0, Trust.Settled);
        }

        return Sections.Of((double)failed / finished, [.. programs.Select(p => (double)FailedOf(p) / (p.Done + p.Failed))]);
    }

    // As with errors: none of n is not none.
    private static Measured WrongOf(ProgramResult[] programs, bool canErr)
    {
        var (wrong, done) = (programs.Sum(p => p.Wrong), programs.Sum(p => p.Done));
        return wrong == 0
            ? new Measured(0, canErr ? Math.Min(1, 3.0 / Math.Max(1, done)) : 0, Trust.Settled)
            : Sections.Of((double)wrong / done, [.. programs.Select(p => p.Done == 0 ? double.NaN : (double)p.Wrong / p.Done)]);
    }

    private static (string Component, double Seconds)[] WaitsOf(ImmutableArray<Hop> hops) =>
        [.. hops.GroupBy(h => h.Component, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(h => h.WaitSeconds)))];

    // What it waits at several components varies by itself, so squares add.
    private static double LeastOf((string Component, double Seconds)[] waits, Stability? stability) =>
        stability is null ? 0 : Math.Sqrt(waits.Select(w => w.Seconds * stability.LeastShareOf(w.Component)).Sum(w => w * w));

    private static Measured RateOf(Observations observations, FlowLayout flow, Func<ProgramResult, long> count) =>
        Sections.Mean(observations.Each(r => count(observations.ProgramOf(r, flow)) / Observations.SecondsOf(r)));

    private static FreshnessResult FreshnessOf(ProgramResult[] programs, Trust trust, ImmutableArray<double> shares)
    {
        var all = new LatencyHistogram();
        foreach (var program in programs.Where(p => p.Freshness is not null))
        {
            all.Merge(program.Freshness!);
        }

        return new FreshnessResult(
            all.Count == 0 ? Nothing(trust) : Sections.Of(all.Mean * Nanosecond, Parts(programs, h => h.Mean, FreshnessIn), trust),
            Percentile(0.5),
            Percentile(0.9),
            Percentile(0.99),
            Percentile(0.999),
            [.. shares.Select(s => new PercentileResult(s, Percentile(s)))]);

        Measured Percentile(double share) => PercentileOf(programs, all, share, trust, FreshnessIn);
    }

    private static LatencyHistogram LatencyIn(ProgramResult program) => program.Latency;

    // Nothing was sent in a run that has none.
    private static LatencyHistogram FreshnessIn(ProgramResult program) => program.Freshness ?? new LatencyHistogram();

    private static Measured PercentileOf(
        ProgramResult[] programs, LatencyHistogram all, double share, Trust trust, Func<ProgramResult, LatencyHistogram> times, Func<double, double?>? worthMax = null)
    {
        if (all.Count == 0)
        {
            return Nothing(trust);
        }

        var seconds = all.Percentile(share * 100) * Nanosecond;
        return Percentiles.Of(all, [.. programs.Select(times)], share, trust, worthMax?.Invoke(seconds) ?? double.PositiveInfinity);
    }

    private static Measured Nothing(Trust trust) => new(0, 0, trust == Trust.Settled ? Trust.TooFew : trust);

    private static double[] Parts(ProgramResult[] programs, Func<LatencyHistogram, double> figure, Func<ProgramResult, LatencyHistogram> times) =>
        [.. programs.Select(times).Select(t => t.Count == 0 ? double.NaN : figure(t) * Nanosecond)];

    private static ImmutableArray<FailureCount> FailuresOf(ProgramResult[] programs) =>
    [
        .. Enum.GetValues<FailureCause>()
            .Where(c => c is not (FailureCause.None or FailureCause.SoldOut or FailureCause.Limited))
            .Select(c => new FailureCount(NameOf(c), programs.Sum(p => p.FailedBy[(int)c])))
            .Where(f => f.Count > 0)
            .OrderBy(f => f.Cause, StringComparer.Ordinal),
    ];

    private static string NameOf(FailureCause cause) => cause switch
    {
        FailureCause.LockTimeout => "lock timeout",
        FailureCause.DiskFull => "disk full",
        FailureCause.BreakerOpen => "breaker open",
        FailureCause.DeadlinePassed => "deadline passed",
        FailureCause.DeadLetter => "dead letter",
        FailureCause.Late => "late for its window",
        FailureCause.Skipped => "skipped, the run before was not over",
        _ => cause.ToString().ToLowerInvariant(),
    };
}
