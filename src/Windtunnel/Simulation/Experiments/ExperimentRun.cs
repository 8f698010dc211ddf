using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Reports;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Runs an experiment: a steady system, faults on a timeline, and what becomes of the flows.</summary>
/// <remarks>
/// A fault of an hour is not simulated for an hour when nothing changes any more after a minute: phases are cut to what the budget of events allows, and
/// their last half stands for the rest. A phase in which something still changed by its end is run again, longer.
/// </remarks>
internal sealed class ExperimentRun
{
    /// <summary>Replications: enough for an interval, few enough to watch each one long.</summary>
    private const int Replications = 4;

    /// <summary>Share of a steady run's budget that one experiment may use, and how many times a steady run's budget when a phase had not settled by then.</summary>
    private const double BudgetShare = 0.1, BudgetsMax = 2;

    /// <summary>How many times as long a phase that had not settled becomes: a backlog grows for as long as a fault lasts, and is half seen in half of it.</summary>
    private const double Stretch = 16;

    /// <summary>Times that phases are made longer.</summary>
    private const int StretchesMax = 3;

    /// <summary>Least warm-ups that pass before an experiment's clock starts; its quiet time comes on top, so no pilot looks for the right one.</summary>
    private const double WarmUps = 2;

    private readonly Design _design;
    private readonly Experiment _experiment;
    private readonly SimulationOptions _options;
    private readonly AnalyticResult? _analytic;
    private readonly Replicator _replicator;
    private readonly string _what;
    private readonly double _warmUp;
    private readonly double _arrivalRate;
    private double _eventsPerSecond;

    public ExperimentRun(Design design, Experiment experiment, SimulationOptions options, AnalyticResult? analytic, Replicator replicator)
    {
        (_design, _experiment, _analytic, _replicator) = (design, experiment, analytic, replicator);
        _options = options with { Replications = Replications, EventBudget = (long)Math.Max(1, options.EventBudget * BudgetShare) };
        _what = $"experiment: {experiment.Name}";
        var steady = new SteadyRun(design, _options, analytic, replicator, _what);
        (_warmUp, _arrivalRate, _eventsPerSecond) = (WarmUps * steady.LeastWarmUp, steady.ArrivalRate, steady.EventsPerSecond);
    }

    public ExperimentResult Run()
    {
        var timetable = Timetable.Of(_design, _experiment).Within(SecondsFor(1), _ => true);
        var (result, unsettled) = Measure(timetable, 0);
        for (var i = 0; i < StretchesMax && unsettled.Length > 0 && !_replicator.IsCancelled; i++)
        {
            // By now it is known how many events faults and retries add.
            var from = unsettled[0];
            timetable = timetable.Stretched(from, Stretch, SecondsFor(BudgetsMax / BudgetShare));
            (result, unsettled) = Measure(timetable, from);
        }

        return result;
    }

    // What scales has not answered a change before its autoscaler has looked and instances have started, however level everything is until then.
    private double Reaction => _design.Components.Select(c => Math.Max(c.Plan.Scaling?.ReactionSeconds ?? c.Plan.Outliers?.ForSeconds ?? 0, c.Plan.Balance?.SettlesIn ?? 0)).DefaultIfEmpty(0).Max();

    // Simulated length of a replication, the warm-up not counted, that uses a multiple of the budget.
    private double SecondsFor(double budgets) => Math.Max(budgets * _options.EventBudget / Replications / _eventsPerSecond - _warmUp, _warmUp);

    // Phases before the one made longer are replayed as they were; they were judged when windows were short enough to.
    private (ExperimentResult Result, int[] Unsettled) Measure(Timetable timetable, int from)
    {
        var plan = RunPlan.Of(_warmUp, timetable.Length, _options.Windows);
        var layout = DesignLayout.Of(_design, _options, _analytic, _experiment, t => plan.WarmUpSeconds + timetable.TimeOf(t));
        var parts = timetable.Parts().ToArray();
        var runs = _replicator.Run(layout.Model, Replications, plan.ToOptions(_arrivalRate, [.. parts.SkipLast(1).Select(p => plan.WarmUpSeconds + p.End)]) with { NotesGroupTimes = _options.ComponentPercentiles }, _what);
        _eventsPerSecond = Math.Max(1e-9, runs.Sum(r => r.Events) / runs.Sum(r => r.Now * 1e-9));
        var whole = Weigh(layout, runs, [.. parts.Select(p => p.Weight)], 0);
        var quiet = parts.Count(p => p.IsQuiet);
        var ended = parts.Count(p => p.End <= timetable.LastFaultEnd + 1e-9);
        var disturbed = Weigh(layout, runs, [.. parts.Select(p => p.Weight)], quiet);
        var before = quiet == 0 ? null : Weigh(layout, runs, [.. parts.Select(p => p.Weight)], 0, quiet);
        var recoveries = layout.Flows.Select(f => RecoveryTime.Of(whole, f, timetable, before)).ToArray();
        var unsettled = Unsettled(timetable, whole, recoveries, Reaction).Where(i => i >= from).ToArray();
        var stopped = _replicator.IsCancelled ? StopReason.Cancelled : unsettled.Length > 0 ? StopReason.BudgetUsed : StopReason.LengthReached;
        var result = new ExperimentResult(
            _experiment.Name,
            RunReport.Of(whole, plan, null, _options, _analytic, stopped, NotesOf(timetable, unsettled)),
            [.. recoveries],
            timetable.LastFaultEnd,
            RunReport.FlowsOf(disturbed, null))
        {
            AskedOf = timetable.AskedOf,
            Alerts = [.. _design.Alerts.Select(new AlertWatch(whole, timetable).Watch)],
            Before = FlowsIn(0, quiet),
            During = FlowsIn(quiet, ended),
            After = FlowsIn(parts.Length - 1, parts.Length),
        };
        return (result, unsettled);

        ImmutableArray<FlowResult> FlowsIn(int from, int end) => from >= end || _experiment.Steady.IsEmpty || _replicator.IsCancelled
            ? [] : RunReport.FlowsOf(Weigh(layout, runs, [.. parts.Select(p => p.Weight)], from, end), null);
    }

    // A run that was cancelled has fewer parts; those it has count.
    private static Observations Weigh(DesignLayout layout, RunResult[] runs, double[] weights, int first, int end = int.MaxValue) => new(layout, [.. runs.Select(run =>
    {
        var parts = WeightedRuns.PartsOf(run);
        var from = Math.Min(first, parts.Length - 1);
        var to = Math.Min(end, parts.Length);
        return WeightedRuns.Sum(parts[from..to], weights[from..to]);
    })]);

    private static int[] Unsettled(Timetable timetable, Observations observations, Recovery[] recoveries, double reaction)
    {
        var unsettled = new List<int>();
        var from = 0.0;
        for (var i = 0; i < timetable.Phases.Length; i++)
        {
            var phase = timetable.Phases[i];
            var isLast = i == timetable.Phases.Length - 1;
            if (phase.IsCut && !((i == 0 || phase.Seconds >= 2 * reaction) && Settling.IsOver(observations, from, from + phase.Seconds) && (!isLast || recoveries.All(r => double.IsFinite(r.Seconds)))))
            {
                unsettled.Add(i);
            }

            from += phase.Seconds;
        }

        return [.. unsettled];
    }

    private IEnumerable<string> NotesOf(Timetable timetable, int[] unsettled)
    {
        foreach (var note in Notes.Ranges(_design))
        {
            yield return note;
        }

        if (timetable.Phases.Any(p => p.IsCut))
        {
            var asked = Human.Format(timetable.Phases.Sum(p => p.AskedSeconds), Dimension.Duration);
            yield return $"{_experiment.Name}: {asked} were simulated in {Human.Format(timetable.Length, Dimension.Duration)}; the last half of a stretch in which nothing changed any more stands for what was left out of it.";
        }

        if (unsettled.Length > 0)
        {
            yield return $"{_experiment.Name}: something still changed when a stretch was cut off because the budget of events was used up; simulate it with a larger budget.";
        }

        foreach (var component in _experiment.Timeline.SelectMany(t => PlaceTimeline.FoundDown(_design, t.Fault)).Where(c => c.Plan.Health is not null).Distinct())
        {
            yield return $"Health checks find instances of {component.Name} down {Human.Format(component.Plan.Health!.DownSeconds, Dimension.Duration)} after they die, and back {Human.Format(component.Plan.Health.UpSeconds, Dimension.Duration)} after they return, on average; they get requests until then.";
        }

        foreach (var deploy in _experiment.Timeline.Select(t => t.Fault).OfType<Deploy>())
        {
            var left = 1 - ((double)deploy.Batch / deploy.Component.Plan.Instances);
            yield return $"{deploy.Component.Name} is deployed in {deploy.Batches} {(deploy.Batches == 1 ? "batch" : "batches")}, {Human.Format(deploy.For!.Value, 2)} in all, with {Human.Format(left, Dimension.Share, 2)} of its capacity meanwhile.";
        }

        if (_experiment.Timeline.Any(t => t.Fault is Kill { Component.Plan.Health: null }))
        {
            yield return "A dead instance gets no more requests from the moment it dies, as when refused connections are tried elsewhere at once.";
        }

        foreach (var (store, plan) in _experiment.Timeline.Select(t => t.Fault).OfType<Kill>().Select(k => (k.Component, k.Component.Plan)).Where(k => k.Plan is { WritesAtFirst: true, Replication.FailoverSeconds: > 0 }).Distinct())
        {
            yield return $"The first of {store.Name} to die is a primary: its shard takes no writes for {Human.Format(plan.Replication!.FailoverSeconds, Dimension.Duration)}, then the next replica does.";
        }
    }
}
