using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Decides what is worked out ahead of the clock and so needs no event. This is the only place that does; what it does not know it leaves to events.</summary>
/// <remarks>
/// Worked out ahead must mean the same to the bit as with events, so nobody may be able to see or change the part before its time has come. The conditions
/// and what each would break are in docs/theory/simulation.md; <c>TierTests</c> compares both ways of running.
/// </remarks>
internal sealed class Tiers
{
    private readonly Model _model;
    private readonly RunOptions _options;
    private readonly HashSet<Group> _visited = [];
    private readonly GivenUpPrograms _givenUp;
    private readonly HashSet<int> _started;
    private readonly HashSet<int> _awaited;

    public Tiers(Model model, RunOptions options, GivenUpPrograms givenUp)
    {
        (_model, _options, _givenUp) = (model, options, givenUp);
        _started = [.. model.Steps.SelectMany(s => s.Programs).Select(p => p.Index)];
        _awaited = [.. model.Steps.Where(s => s.Kind is StepKind.Call or StepKind.Fork or StepKind.Each or StepKind.Enter).SelectMany(s => s.Programs).Select(p => p.Index)];
        _awaited.UnionWith(model.Sources.Where(s => s.Users > 0).Select(s => s.Program.Index));
        if (!options.EventsOnly && !options.NotesGroupTimes)
        {
            FindVisited();
        }
    }

    /// <summary>Whether a visit of a group is worked out when the request arrives: its end is that of the earliest free core, plus the service.</summary>
    public bool CanVisit(Group group) => _visited.Contains(group);

    /// <summary>Whether a step begins a part that is worked out ahead.</summary>
    /// <param name="index">Its place among all steps.</param>
    public bool Begins(int index)
    {
        Step step = _model.Steps[index];
        return !_options.EventsOnly && !MayBeStopped(_model.ProgramOf[index]) && step.Kind switch
        {
            StepKind.Visit => CanVisit(step.Group!),

            // A delay before something that needs an event anyway is that event.
            StepKind.Delay => _model.Steps[index + 1].Kind is StepKind.Delay or StepKind.Branch || (_model.Steps[index + 1].Kind == StepKind.End && !_awaited.Contains(_model.ProgramOf[index])),
            _ => false,
        };
    }

    /// <summary>The constant delay that requests of a source begin with, to which their arrival is put off [ns]; 0 where arrivals have to be on time.</summary>
    public long FirstDelayOf(Source source)
    {
        Step first = _model.Steps[_model.FirstStep[source.Program.Index]];
        bool isSteady = source.UnitGap is not null && source.Phases.Length == 0 && source.Shape.Count <= 1 && source.Origins.Count == 0;
        bool isAlone = _model.Sources.Count(s => s.Program == source.Program) == 1 && !_started.Contains(source.Program.Index);
        bool isChanged = _model.Timeline.Any(t => t.Action.Kind is ActionKind.Traffic or ActionKind.Duplicate && (t.Action.Source is null || t.Action.Source == source));
        if (_options.EventsOnly || !isSteady || !isAlone || isChanged || first.Kind != StepKind.Delay || !first.Law!.IsConstant)
        {
            return 0;
        }

        // Arrivals that are put off open their traces late, which nobody sees unless traces run out.
        double late = source.Rate * first.Law.Mean;
        return _options.TraceEvery > 0 && late / _options.TraceEvery * 16 > _options.TracesOpenMax ? 0 : SimTime.FromSeconds(first.Law.Mean);
    }

    // First come first served without bounds, and routing that looks at nothing: otherwise who is served when depends on who is there.
    private static bool IsPlain(Group group) =>
        group.Discipline == QueueDiscipline.FirstInFirstOut
        && group.QueueMax == int.MaxValue
        && group.Concurrency == int.MaxValue
        && group.AdmissionQueueMax == int.MaxValue
        && group.Batching is null
        && group.Placement is null
        && group.Pauses is null
        && group.Subscription is null
        && group.Rules is null
        && group.Shedding is null
        && group.Scaling is null
        && group.Ejection is null
        && group.KeepWarmSeconds is null
        && group.Weights is null
        && group.SlowStartSeconds == 0
        && group.WarmUp is null
        && (group.Instances == group.Shards || group.Routing is RoutingPolicy.RoundRobin or RoutingPolicy.Random);

    private void FindVisited()
    {
        // Nothing is done to it, nor to something else that its visitors hold a slot of: what is worked out ahead cannot be taken back.
        HashSet<Group> changed = [.. _model.Timeline.Select(t => t.Action.Group).OfType<Group>()];
        HashSet<int> atRisk = [.. _model.Programs.Where(p => p.Steps.Any(s => s.Kind == StepKind.Enter && changed.Contains(s.Group!))).Select(p => p.Index)];
        atRisk.UnionWith(_model.Steps.Where(s => s.Kind == StepKind.Enter && changed.Contains(s.Group!)).SelectMany(s => s.Programs).Select(p => p.Index));
        _visited.UnionWith(_model.Groups.Where(g => IsPlain(g) && !changed.Contains(g)));
        for (int i = 0; i < _model.Steps.Length; i++)
        {
            Step step = _model.Steps[i];
            if (step.Group is not null && (!IsPlain(step) || atRisk.Contains(_model.ProgramOf[i]) || MayBeStopped(_model.ProgramOf[i])))
            {
                _visited.Remove(step.Group);
            }
        }
    }

    // Work that is withdrawn is seen wherever it is at that moment.
    private bool MayBeStopped(int program) => _givenUp.MayBePointless(program) || _givenUp.MayBeCancelled(program);

    // Whoever may run out of patience, or holds a slot, is seen waiting. A service of no time would end before others of its moment begin.
    private static bool IsPlain(Step step) =>
        step.Kind == StepKind.Visit && step.Patience is null && step.PerItem is null && step.Replication is null && !(step.Law!.IsConstant && SimTime.FromSeconds(step.Law.Mean) == 0);
}
