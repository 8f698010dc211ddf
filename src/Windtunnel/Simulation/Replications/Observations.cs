using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;

namespace Windtunnel.Simulation.Replications;

/// <summary>What several replications of one layout measured, looked up by the names of the design.</summary>
internal sealed class Observations
{
    private readonly Dictionary<string, int> _programs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _caches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _firstStep = new(StringComparer.Ordinal);

    /// <param name="layout">What was run.</param>
    /// <param name="runs">At least one, all of that layout.</param>
    public Observations(DesignLayout layout, IReadOnlyList<RunResult> runs)
    {
        (Layout, Runs) = (layout, runs);
        Number(_programs, runs[0].Programs, p => p.Name);
        Number(_groups, runs[0].Groups, g => g.Name);
        Number(_caches, runs[0].Caches, c => c.Name);
        for (var i = 0; i < runs[0].Steps.Count; i++)
        {
            _firstStep.TryAdd(runs[0].Steps[i].Program, i);
        }
    }

    public DesignLayout Layout { get; }

    public IReadOnlyList<RunResult> Runs { get; }

    /// <summary>Measured simulated time of all replications together [s].</summary>
    public double TotalSeconds => Runs.Sum(SecondsOf);

    /// <summary>Length of a window of the time series [s].</summary>
    public double WindowSeconds => Runs[0].WindowLength * 1e-9;

    /// <summary>Events of all replications, warm-up included.</summary>
    public long Events => Runs.Sum(r => r.Events);

    /// <summary>Measured simulated time of a replication [s].</summary>
    public static double SecondsOf(RunResult run) => (run.Now - run.MeasuredFrom) * 1e-9;

    /// <summary>The figure of each replication.</summary>
    public double[] Each(Func<RunResult, double> figure) => [.. Runs.Select(figure)];

    public ProgramResult ProgramOf(RunResult run, FlowLayout flow) => run.Programs[ProgramIndexOf(flow)];

    public int ProgramIndexOf(FlowLayout flow) => _programs[flow.Program.Name];

    public GroupResult GroupOf(RunResult run, string name) => run.Groups[_groups[name]];

    public CacheResult CacheOf(RunResult run, string name) => run.Caches[_caches[name]];

    /// <summary>Place of a step in the table of all steps.</summary>
    public int StepOf(ProgramBuilder program, int step) => _firstStep[program.Name] + step;

    /// <summary>Latencies of a flow in all replications together.</summary>
    public LatencyHistogram LatencyOf(FlowLayout flow)
    {
        var all = new LatencyHistogram();
        foreach (var run in Runs)
        {
            all.Merge(ProgramOf(run, flow).Latency);
        }

        return all;
    }

    /// <summary>The windows of a replication that lie in what was measured, as indices into its time series.</summary>
    public static Range MeasuredWindows(RunResult run)
    {
        var first = run.WindowLength == 0 ? 0 : (int)((run.MeasuredFrom + (run.WindowLength / 2)) / run.WindowLength);
        return Math.Min(first, run.Windows)..run.Windows;
    }

    /// <summary>Requests of a flow in flight at the end of each window, the warm-up included.</summary>
    public double[] InFlightOf(RunResult run, FlowLayout flow)
    {
        var level = 0L;
        return [.. ProgramOf(run, flow).Windows.Select(w => (double)(level += w.Arrived - w.Done - w.Failed))];
    }

    private static void Number<T>(Dictionary<string, int> numbers, IReadOnlyList<T> items, Func<T, string> nameOf)
    {
        for (var i = 0; i < items.Count; i++)
        {
            numbers[nameOf(items[i])] = i;
        }
    }
}
