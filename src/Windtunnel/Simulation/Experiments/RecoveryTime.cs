using Windtunnel.Kernel.Measures;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Experiments;

/// <summary>How long flows take to be as before, from the windows of all replications together.</summary>
internal static class RecoveryTime
{
    /// <summary>Deviations around the mean before the fault that still count as "as before".</summary>
    private const double Deviations = 3;

    /// <summary>Excess of the p99 over what it was before the fault that still counts as "as before".</summary>
    private const double Excess = 0.2;

    /// <summary>Requests a window should have, all replications together, for its p99 to say something; as long as this many windows remain.</summary>
    private const int RequestsMin = 200, WindowsMin = 24;

    /// <summary>Requests in a window below which a flow is too rare to tell its p99 over time; only its errors then count.</summary>
    private const double RareMax = 20;

    /// <param name="observations">Runs whose windows begin with the measured time.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="timetable">When the first fault begins and the last has ended.</param>
    /// <param name="quiet">What was measured before the first fault; null when it begins at once.</param>
    public static Recovery Of(Observations observations, FlowLayout flow, Timetable timetable, Observations? quiet)
    {
        var fine = Merge(observations, flow);
        var together = TogetherOf(fine);
        var windows = fine.Chunk(together).Select(Together).ToArray();
        var seconds = observations.WindowSeconds * together;
        var faultWindow = Math.Clamp((int)Math.Floor((timetable.FirstFault / seconds) + 1e-9), 0, windows.Length);
        var before = windows.AsSpan(0, faultWindow);
        var requests = windows.Select(w => (double)w.Requests).DefaultIfEmpty(0).Average();
        var isRare = requests < RareMax;
        var p99Max = isRare ? double.PositiveInfinity : Math.Max(Limit([.. before.ToArray().Select(w => w.P99).Where(double.IsFinite)], Excess), ChanceOf(quiet?.LatencyOf(flow), requests));
        var errorsMax = Limit([.. before.ToArray().Select(w => w.Errors)], 0) + ErrorNoise(before);
        var after = windows[faultWindow..];

        // The median of three neighbours, so that one unlucky window is not a relapse.
        var p99 = Smooth([.. after.Select(w => w.P99)]);
        var errors = Smooth([.. after.Select(w => w.Errors)]);
        var lastBad = -1;
        for (var i = 0; i < after.Length; i++)
        {
            lastBad = p99[i] > p99Max || errors[i] > errorsMax ? i : lastBad;
        }

        var recovery = lastBad < 0 ? 0
            : lastBad == after.Length - 1 ? double.PositiveInfinity
            : timetable.SinceLastFault((faultWindow + lastBad + 1) * seconds);
        return new Recovery(
            flow.Flow.Name,
            recovery,
            after.Select(w => w.Errors).DefaultIfEmpty(0).Max(),
            after.Select(w => w.P99).Where(double.IsFinite).DefaultIfEmpty(0).Max())
        {
            // A window in which p99 alone is beyond the limit may be so by chance; failures where there were none are not.
            IsDisturbed = lastBad >= 0 || after.Any(w => w.Errors > errorsMax),
        };
    }

    // The p99 of a window of n requests is beyond this quantile of the quiet time once in a thousand times; a quiet time of few windows does not show that by itself.
    private static double ChanceOf(LatencyHistogram? quiet, double requests) =>
        quiet is not { Count: > 0 } ? 0 : quiet.Percentile(100 * Math.Min(1, 0.99 + (Deviations * Math.Sqrt(0.99 * 0.01 / requests)))) * 1e-9;

    // A p99 of a handful of requests is their slowest by chance, so windows of rare flows are taken together.
    private static int TogetherOf((long Requests, double Errors, double P99)[] windows)
    {
        var mean = windows.Select(w => (double)w.Requests).DefaultIfEmpty(0).Average();
        return mean == 0 ? 1 : (int)Math.Clamp(Math.Ceiling(RequestsMin / mean), 1, Math.Max(1, windows.Length / WindowsMin));
    }

    private static (long Requests, double Errors, double P99) Together((long Requests, double Errors, double P99)[] windows)
    {
        var requests = windows.Sum(w => w.Requests);
        var known = windows.Where(w => !double.IsNaN(w.P99)).ToArray();
        var p99 = known.Length == 0 ? double.NaN
            : known.Any(w => double.IsInfinity(w.P99)) ? double.PositiveInfinity
            : known.Sum(w => w.P99 * Math.Max(1, w.Requests)) / known.Sum(w => Math.Max(1, w.Requests));
        return (requests, requests == 0 ? 0 : windows.Sum(w => w.Errors * w.Requests) / requests, p99);
    }

    // Requests, share of failures and mean p99 of each measured window; +∞ where requests are there but none gets through.
    private static (long Requests, double Errors, double P99)[] Merge(Observations observations, FlowLayout flow)
    {
        var runs = observations.Runs.Select(r => observations.ProgramOf(r, flow).Windows.ToArray()[Observations.MeasuredWindows(r)]).ToArray();
        var inFlight = observations.Runs.Select(r => observations.InFlightOf(r, flow)[Observations.MeasuredWindows(r)]).ToArray();
        var merged = new (long, double, double)[runs.Min(r => r.Length)];
        for (var w = 0; w < merged.Length; w++)
        {
            long done = 0, failed = 0, answers = 0;
            double p99 = 0, with = 0, waiting = 0;
            for (var r = 0; r < runs.Length; r++)
            {
                var window = runs[r][w];
                done += window.Done;
                failed += window.Failed - window.Answers;
                answers += window.Answers;
                waiting += inFlight[r][w];
                p99 += window.Done > 0 ? window.P99 : 0;
                with += window.Done > 0 ? 1 : 0;
            }

            var isStuck = with == 0 && waiting > 0;
            var finished = done + failed + answers;
            merged[w] = (finished, finished == 0 ? 0 : (double)failed / finished, isStuck ? double.PositiveInfinity : with == 0 ? double.NaN : p99 / with * 1e-9);
        }

        return merged;
    }

    private static double Limit(double[] before, double excess)
    {
        if (before.Length == 0)
        {
            return double.PositiveInfinity;
        }

        var mean = before.Average();
        var deviation = before.Length < 2 ? 0 : Math.Sqrt(before.Sum(b => (b - mean) * (b - mean)) / (before.Length - 1));
        return mean + Math.Max(excess * mean, Deviations * deviation);
    }

    // A share seen in n requests scatters by itself; where none failed, a single failure must not count as a fault that goes on.
    private static double ErrorNoise(ReadOnlySpan<(long Requests, double Errors, double P99)> before)
    {
        double requests = 0;
        foreach (var window in before)
        {
            requests += window.Requests;
        }

        return before.Length == 0 || requests == 0 ? 0 : Deviations / (requests / before.Length);
    }

    private static double[] Smooth(double[] values) =>
        [.. values.Select((v, i) => Median(values[Math.Max(0, i - 1)], v, values[Math.Min(values.Length - 1, i + 1)]))];

    private static double Median(double a, double b, double c) =>
        double.IsNaN(a) || double.IsNaN(b) || double.IsNaN(c) ? b : Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
