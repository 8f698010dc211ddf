using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>What is done to the system at moments of the run.</content>
public sealed partial class Execution
{
    private void Act(TimelineAction action)
    {
        InstanceState[] instances = action.Group is null ? [] : _groups[action.Group.Index].Instances;
        switch (action.Kind)
        {
            case ActionKind.Kill when action.Group is { Subscription: not null }:
                KillConsumers(_groups[action.Group.Index], action.Count);
                break;
            case ActionKind.Restore when action.Group is { Subscription: not null }:
                RestoreConsumers(_groups[action.Group.Index], action.Count);
                break;
            case ActionKind.Kill:
                ForFirst(instances, action.Count, static i => i.IsUp, Kill);
                break;
            case ActionKind.Restore:
                ForFirst(instances, action.Count, static i => !i.IsUp, Restore);
                break;
            case ActionKind.Slow:
                ForFirst(instances, action.Count, static _ => true, i => i.SlowFactor = action.Value);
                break;
            case ActionKind.Errors:
                ForFirst(instances, action.Count, static _ => true, i => i.ErrorProbability = action.Value);
                break;
            case ActionKind.Flush:
                _caches[action.Cache!.Index].Flush(_now);
                break;
            case ActionKind.Traffic:
                ScaleTraffic(action);
                break;
            case ActionKind.KillThese:
                ForThese(instances, action.Instances, static i => i.IsUp, Kill);
                break;
            case ActionKind.RestoreThese:
                ForThese(instances, action.Instances, static i => !i.IsUp, Restore);
                break;
            case ActionKind.LearnPlaces:
                LearnPlaces(_groups[action.Group!.Index]);
                break;
            case ActionKind.Cut or ActionKind.Mend:
                Cut(StateOf(action.Link!), action.Kind == ActionKind.Cut);
                break;
            case ActionKind.Lose:
                StateOf(action.Link!).Loss = action.Value;
                break;
            case ActionKind.Detour:
                StateOf(action.Link!).AddedDelay = SimTime.FromSeconds(action.Value);
                break;
            default:
                PauseConsumers(instances, action.Kind == ActionKind.StopConsumers);
                break;
        }
    }

    private static void ForFirst(InstanceState[] instances, int count, Func<InstanceState, bool> isMeant, Action<InstanceState> act)
    {
        foreach (InstanceState instance in instances)
        {
            if (count > 0 && isMeant(instance))
            {
                act(instance);
                count--;
            }
        }
    }

    private static void ForThese(InstanceState[] instances, int[] which, Func<InstanceState, bool> isMeant, Action<InstanceState> act)
    {
        foreach (int i in which)
        {
            if (isMeant(instances[i]))
            {
                act(instances[i]);
            }
        }
    }

    private LinkState StateOf(Link link) => _links[link.From.Index, link.To.Index]!;

    private void Restore(InstanceState instance)
    {
        instance.IsUp = true;
        PlanHealth(instance);
    }

    private void PlanHealth(InstanceState instance)
    {
        long delay = SimTime.FromSeconds(instance.Group.DetectionSeconds);
        if (delay == 0)
        {
            LearnHealth(instance);
        }
        else
        {
            PushAfter(delay, EventKind.Health, instance.Index);
        }
    }

    private void LearnHealth(InstanceState instance)
    {
        if (instance.IsKnownDown == instance.IsUp)
        {
            instance.IsKnownDown = !instance.IsUp;
            _groups[instance.GroupIndex].KnownDown += instance.IsKnownDown ? 1 : -1;
        }
    }

    private void ScaleTraffic(TimelineAction action)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            SourceState state = _sources[i];
            if (state.Source.UnitGap is not null && (action.Source is null || action.Source == state.Source))
            {
                state.TrafficFactor = action.Value;
                ChangeRate(i, state);
            }
        }
    }

    private void PauseConsumers(InstanceState[] instances, bool isPaused)
    {
        foreach (InstanceState instance in instances)
        {
            instance.IsPaused = isPaused;
            GrantSlots(instance);
        }
    }
}
