using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Whether nothing changed any more in the last half of a phase, so that it may stand for a longer one.</summary>
internal static class Settling
{
    /// <summary>Change between the third and the last quarter that still counts as none, as a share of the level, and in requests.</summary>
    private const double ShareMax = 0.2, RequestsMax = 3;

    /// <summary>Standard errors by which a change must be beyond chance; with four replications 6 happen once in 200 times (Student's t, 3 degrees of freedom).</summary>
    private const double ErrorsMin = 6;

    /// <param name="observations">Runs whose windows begin with the measured time.</param>
    /// <param name="from">When the phase begins [s of measured time].</param>
    /// <param name="until">When it ends [s].</param>
    public static bool IsOver(Observations observations, double from, double until)
    {
        var first = (int)Math.Ceiling(((from + until) / 2 / observations.WindowSeconds) - 1e-9);
        var end = (int)Math.Floor((until / observations.WindowSeconds) + 1e-9);
        var middle = (first + end) / 2;
        return middle > first && end > middle && Levels(observations).All(level => !Changes(observations, level, first..middle, middle..end));
    }

    private static IEnumerable<Func<RunResult, double[]>> Levels(Observations observations)
    {
        foreach (var flow in observations.Layout.Flows)
        {
            yield return run => observations.InFlightOf(run, flow);
        }

        foreach (var name in observations.Layout.Components.SelectMany(NamesOf))
        {
            yield return run => [.. observations.GroupOf(run, name).Windows.ToArray().Select(w => w.Queue + w.Backlog)];
        }
    }

    private static IEnumerable<string> NamesOf(ComponentLayout component) =>
        component.Readers.Select(r => r.Pool.Name).Concat(component.Group is null ? [] : [component.Group.Name]);

    private static bool Changes(Observations observations, Func<RunResult, double[]> level, Range third, Range last)
    {
        var changes = new List<double>();
        var means = new List<double>();
        foreach (var run in observations.Runs)
        {
            var levels = level(run)[Observations.MeasuredWindows(run)];
            if (levels.Length < last.End.Value)
            {
                return true;
            }

            changes.Add(levels[last].Average() - levels[third].Average());
            means.Add((levels[last].Average() + levels[third].Average()) / 2);
        }

        var change = changes.Average();
        var error = changes.Count < 2 ? 0 : Math.Sqrt(changes.Sum(c => (c - change) * (c - change)) / (changes.Count - 1) / changes.Count);
        return Math.Abs(change) > Math.Max(RequestsMax, ShareMax * means.Average()) && Math.Abs(change) > ErrorsMin * error;
    }
}
