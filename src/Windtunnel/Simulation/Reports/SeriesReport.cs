using System.Collections.Immutable;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns the windows of a replication into time series.</summary>
internal static class SeriesReport
{
    private const double Nanosecond = 1e-9;

    public static TimeSeries Of(Observations observations) => Of(observations, observations.Runs[0]);

    public static TimeSeries Of(Observations observations, RunResult run)
    {
        var windows = Observations.MeasuredWindows(run);
        return new TimeSeries(
            observations.WindowSeconds,
            [.. observations.Layout.Flows.Select(f => Of(f.Flow.Name, [.. observations.ProgramOf(run, f).Windows.ToArray().AsSpan(windows)]))],
            [.. observations.Layout.Components.Select(c => Of(observations, run, c, windows))]);
    }

    private static FlowSeries Of(string flow, ProgramWindow[] windows) => new(
        flow,
        [.. windows.Select(w => w.Arrived)],
        [.. windows.Select(w => w.Done)],
        [.. windows.Select(w => w.Failed - w.Answers)],
        [.. windows.Select(w => w.Median * Nanosecond)],
        [.. windows.Select(w => w.P99 * Nanosecond)])
    {
        Wrong = [.. windows.Select(w => w.Wrong)],
    };

    private static ComponentSeries Of(Observations observations, RunResult run, ComponentLayout component, Range windows)
    {
        var (first, count) = windows.GetOffsetAndLength(run.Windows);
        var own = component.Group is null ? ReadOnlyMemory<GroupWindow>.Empty : observations.GroupOf(run, component.Group.Name).Windows;
        var pools = component.Readers.Select(r => observations.GroupOf(run, r.Pool.Name).Windows).ToArray();
        var caches = component.Caches.Values.Select(c => observations.CacheOf(run, c.Cache.Name).Windows).ToArray();
        var numbers = Enumerable.Range(first, count).ToArray();
        return new ComponentSeries(
            component.Component.Name,
            [.. numbers.Select(w => own.IsEmpty || component.Plan.Servers is null ? 0 : own.Span[w].Utilisation)],
            [.. numbers.Select(w => (own.IsEmpty ? 0 : own.Span[w].Queue + own.Span[w].Backlog) + pools.Sum(p => p.Span[w].Backlog))],
            caches.Length == 0 ? [] : [.. numbers.Select(w => RatioOf(caches, w))])
        {
            Instances = component.Plan.Scaling is null || own.IsEmpty ? [] : [.. numbers.Select(w => own.Span[w].Instances)],
            Served = own.IsEmpty ? [] : [.. numbers.Select(w => own.Span[w].Served)],
            Failed = own.IsEmpty ? [] : [.. numbers.Select(w => own.Span[w].Failed)],
            P50 = own.IsEmpty ? [] : [.. numbers.Select(w => own.Span[w].Median * Nanosecond)],
            P99 = own.IsEmpty ? [] : [.. numbers.Select(w => own.Span[w].P99 * Nanosecond)],
            Mean = own.IsEmpty ? [] : [.. numbers.Select(w => own.Span[w].TimeSum * Nanosecond / own.Span[w].Served)],
        };
    }

    private static double RatioOf(ReadOnlyMemory<CacheWindow>[] caches, int window)
    {
        var hits = caches.Sum(c => c.Span[window].Hits);
        return (double)hits / (hits + caches.Sum(c => c.Span[window].Misses));
    }
}
