using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>What is done to the system at moments of the run and for a while. Effects follow from all that lasts at a moment, so that what overlaps composes.</content>
public sealed partial class Execution
{
    private readonly bool[] _lasts;
    private readonly InstanceState[][] _killed;

    // The event of a beginning has the index of its entry, that of an end comes as many further on as there are entries. Ends rank before beginnings.
    private void PlanTimeline()
    {
        TimelineEntry[] timeline = _model.Timeline;
        for (int i = 0; i < timeline.Length; i++)
        {
            if (timeline[i].Until < SimTime.Max)
            {
                _events.Push(timeline[i].Until, EventKind.Action, timeline.Length + i, (ulong)i);
            }
        }

        for (int i = 0; i < timeline.Length; i++)
        {
            _events.Push(timeline[i].Time, EventKind.Action, i, (ulong)(timeline.Length + i));
        }
    }

    private void Act(int tag)
    {
        int index = tag % _model.Timeline.Length;
        bool begins = tag == index;
        TimelineEntry entry = _model.Timeline[index];
        if (!begins && !_lasts[index])
        {
            return;
        }

        _lasts[index] = begins && entry.Until > _now;
        TimelineAction action = entry.Action;
        switch (action.Kind)
        {
            case ActionKind.Kill when action.Group is { Subscription: not null } && begins:
                KillConsumers(_groups[action.Group.Index], action.Count);
                break;
            case ActionKind.Kill when action.Group is { Subscription: not null }:
                RestoreConsumers(_groups[action.Group.Index], action.Count);
                break;
            case ActionKind.Flush:
                _caches[action.Cache!.Index].Flush(_now);
                break;
            case ActionKind.Traffic or ActionKind.Duplicate:
                ReconsiderSources(action.Kind);
                break;
            case ActionKind.Kill when _lasts[index]:
                _killed[index] = Pick(_groups[action.Group!.Index].Instances, action);
                Array.ForEach(_killed[index], Kill);
                break;
            case ActionKind.Drain:
                Drain(_groups[action.Group!.Index].Instances, action.Instances, _lasts[index]);
                break;
            case ActionKind.LearnHealth:
                Array.ForEach(_groups[action.Group!.Index].Instances, LearnHealth);
                break;
            case ActionKind.LearnPlaces:
                LearnPlaces(_groups[action.Group!.Index]);
                break;
            case ActionKind.Elect:
                _groups[action.Group!.Index].Elect(SimTime.FromSeconds(action.Value));
                break;
            case ActionKind.Kill:
                Array.ForEach(_killed[index], Restore);
                _killed[index] = [];
                break;
            default:
                Reconsider(action);
                break;
        }
    }

    /// <summary>Those that are named; else the first that are up, then the first that are not.</summary>
    private static InstanceState[] Pick(InstanceState[] instances, TimelineAction action) => action.Instances.Length > 0
        ? [.. action.Instances.Select(i => instances[i])]
        : [.. instances.Where(i => i.IsUp).Concat(instances.Where(i => !i.IsUp)).Take(action.Count)];

    private void Reconsider(TimelineAction action)
    {
        if (action.Link is not null)
        {
            ReconsiderLink(action.Link, _links[action.Link.From.Index, action.Link.To.Index]!);
        }
        else
        {
            Reconsider(_groups[action.Group!.Index].Instances, action.Group);
        }
    }

    private void Reconsider(InstanceState[] instances, Group group)
    {
        for (int i = 0; i < instances.Length; i++)
        {
            InstanceState instance = instances[i];
            (instance.SlowFactor, instance.AnswerDelay, instance.HungUntil, instance.IsPaused, instance.IsFull, instance.Canary) = (1, 0, 0, false, false, null);
            double spared = 1, arriving = 1, right = 1;
            for (int j = 0; j < _lasts.Length; j++)
            {
                TimelineEntry entry = _model.Timeline[j];
                if (!_lasts[j] || entry.Action.Group != group || i >= entry.Action.Count)
                {
                    continue;
                }

                double value = entry.Action.Value;
                switch (entry.Action.Kind)
                {
                    case ActionKind.Slow:
                        instance.SlowFactor *= value;
                        break;
                    case ActionKind.Canary:
                        instance.Canary = entry.Action.Version;
                        break;
                    case ActionKind.Delay:
                        instance.AnswerDelay += SimTime.FromSeconds(value);
                        break;
                    case ActionKind.Hang:
                        instance.HungUntil = Math.Max(instance.HungUntil, entry.Until);
                        break;
                    case ActionKind.Errors:
                        spared *= 1 - value;
                        break;
                    case ActionKind.Fill:
                        instance.IsFull = true;
                        break;
                    case ActionKind.Corrupt:
                        right *= 1 - value;
                        break;
                    case ActionKind.Lose:
                        arriving *= 1 - value;
                        break;
                    case ActionKind.StopConsumers:
                        instance.IsPaused = true;
                        break;
                }
            }

            (instance.ErrorProbability, instance.LossProbability, instance.WrongProbability) = (1 - spared, 1 - arriving, 1 - right);
            instance.Reconsider();
            GrantSlots(instance);
        }

        Unblock(_groups[group.Index]);
    }

    private void ReconsiderLink(Link link, LinkState state)
    {
        double arriving = 1 - link.Loss;
        bool isCut = false;
        state.AddedDelay = 0;
        for (int j = 0; j < _lasts.Length; j++)
        {
            TimelineAction action = _model.Timeline[j].Action;
            if (!_lasts[j] || action.Link != link)
            {
                continue;
            }

            isCut |= action.Kind == ActionKind.Cut;
            arriving *= action.Kind == ActionKind.Lose ? 1 - action.Value : 1;
            state.AddedDelay += action.Kind == ActionKind.Detour ? SimTime.FromSeconds(action.Value) : 0;
        }

        state.Loss = arriving == 1 - link.Loss ? link.Loss : 1 - arriving;
        Cut(state, isCut);
    }

    private void ReconsiderSources(ActionKind kind)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            SourceState state = _sources[i];
            double factor = 1, once = 1;
            for (int j = 0; j < _lasts.Length; j++)
            {
                TimelineAction action = _model.Timeline[j].Action;
                if (_lasts[j] && (action.Source is null || action.Source == state.Source))
                {
                    factor *= action.Kind == ActionKind.Traffic ? action.Value : 1;
                    once *= action.Kind == ActionKind.Duplicate ? 1 - action.Value : 1;
                }
            }

            state.DuplicateProbability = 1 - once;
            if (kind == ActionKind.Traffic && state.Source.UnitGap is not null && factor != state.TrafficFactor)
            {
                state.TrafficFactor = factor;
                ChangeRate(i, state);
            }
        }
    }

    private void Kill(InstanceState instance)
    {
        if (instance.Deaths++ == 0)
        {
            Die(instance);
            ForgetKeysOf(instance);
        }
    }

    private void Restore(InstanceState instance)
    {
        if (--instance.Deaths == 0)
        {
            instance.Reconsider();
            instance.BeginCold(_now);
            PlanHealth(instance);
            ForgetKeysOf(instance);
        }
    }
}
