using System.Collections.Immutable;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Says where the requests of a flow spent their time.</summary>
internal static class HopReport
{
    private const double Nanosecond = 1e-9;

    /// <summary>Traced requests from which the time near p99 is told.</summary>
    private const int TracedMin = 5;

    /// <summary>Mean time of each hop, and of requests near p99.</summary>
    public static ImmutableArray<Hop> Of(Observations observations, FlowLayout flow, LatencyHistogram latency)
    {
        var requests = observations.Runs.Sum(r => observations.ProgramOf(r, flow).Arrived);
        if (requests == 0)
        {
            return [.. flow.Hops.Select(h => new Hop(h.Label, h.Component, 0, 0, 0, 0, double.NaN, double.NaN))];
        }

        var bands = latency.Count == 0 ? [] : BandsNear(observations, flow, latency.Percentile(99));
        var traced = bands.Sum(b => b.Count);
        var hops = flow.Hops.Select(h => Sums(observations, h, bands)).ToArray();
        var total = hops.Sum(h => h.Wait + h.Service);
        var tailTotal = hops.Sum(h => h.Tail);
        return
        [
            .. flow.Hops.Zip(hops, (hop, sums) => new Hop(
                hop.Label,
                hop.Component,
                (double)sums.Visits / requests,
                sums.Wait * Nanosecond / requests,
                sums.Service * Nanosecond / requests,
                total == 0 ? 0 : (sums.Wait + sums.Service) / total,
                traced == 0 ? double.NaN : sums.Tail * Nanosecond / traced,
                traced == 0 || tailTotal == 0 ? double.NaN : sums.Tail / tailTotal)),
        ];
    }

    /// <summary>The slowest traced request near p99, hop by hop as they began.</summary>
    public static ImmutableArray<Span> SlowRequestOf(Observations observations, FlowLayout flow, LatencyHistogram latency)
    {
        var band = latency.Count == 0 ? null : BandsNear(observations, flow, latency.Percentile(99)).MaxBy(b => b.SlowestLatency);
        if (band is null)
        {
            return [];
        }

        var labels = flow.Hops
            .SelectMany(h => h.Steps.Select(s => (Step: observations.StepOf(s.Program, s.Step), h.Label)))
            .ToDictionary(s => s.Step, s => s.Label);
        return [.. Joined(band.Slowest.Where(h => labels.ContainsKey(h.Step)))
            .Select(h => new Span(labels[h.Step], (h.Start - band.SlowestStart) * Nanosecond, h.Wait * Nanosecond, h.Time * Nanosecond))];
    }

    // The kernel tells of a service and of the delay that follows it one after the other; for the reader they are one operation.
    private static IEnumerable<TraceHop> Joined(IEnumerable<TraceHop> hops)
    {
        TraceHop? open = null;
        foreach (var hop in hops)
        {
            if (open is { } first && first.Step == hop.Step && hop.Wait == 0 && hop.Start == first.Start + first.Wait + first.Time)
            {
                yield return first with { Time = first.Time + hop.Time };
                open = null;
                continue;
            }

            if (open is { } alone)
            {
                yield return alone;
            }

            open = hop;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static (long Visits, double Wait, double Service, double Tail) Sums(Observations observations, HopLayout hop, TraceBand[] bands)
    {
        long visits = 0;
        double wait = 0, service = 0, tail = 0;
        foreach (var (program, step, isVisit) in hop.Steps)
        {
            var index = observations.StepOf(program, step);
            foreach (var run in observations.Runs)
            {
                visits += isVisit ? run.Steps[index].Visits : 0;
                wait += run.Steps[index].WaitSum;
                service += run.Steps[index].TimeSum;
            }

            tail += bands.Sum(b => (double)b.Waits[index] + b.Times[index]);
        }

        return (visits, wait, service, tail);
    }

    // The bands that hold p99; when few requests were traced there, the ones beside them too.
    private static TraceBand[] BandsNear(Observations observations, FlowLayout flow, double nanoseconds)
    {
        var program = observations.ProgramIndexOf(flow);
        var all = observations.Runs.SelectMany(r => r.Traces).Where(b => b.Program == program).ToArray();
        for (var factor = 1.0; factor <= 4; factor *= 1.5)
        {
            var near = all.Where(b => b.Highest * factor >= nanoseconds && b.Lowest <= nanoseconds * factor).ToArray();
            if (near.Sum(b => b.Count) >= TracedMin)
            {
                return near;
            }
        }

        return [];
    }
}
