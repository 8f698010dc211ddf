using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>What routing knows of instances: who is down, and who is shunned because its requests fail.</content>
public sealed partial class Execution
{
    private void PlanHealth(InstanceState instance)
    {
        long delay = SimTime.FromSeconds(instance.Group.DetectionSeconds);
        if (delay == 0)
        {
            LearnHealth(instance);
        }
        else if (delay < SimTime.Max)
        {
            PushAfter(delay, EventKind.Health, instance.Index);
        }
    }

    private void LearnHealth(InstanceState instance)
    {
        instance.IsFoundDown = !instance.IsUp || _now < instance.HungUntil;
        Shun(instance);
    }

    /// <summary>Notes that a request failed at an instance, which may be one too many.</summary>
    private void NoteBad(InstanceState instance)
    {
        if (instance.Group.Ejection is { } rule)
        {
            LookAtErrors(instance, rule);
            instance.Bad++;
            if (++instance.ErrorsInARow >= rule.ErrorsInARow)
            {
                Eject(instance, rule);
            }
        }
    }

    private void NoteGood(InstanceState instance)
    {
        if (instance.Group.Ejection is { } rule)
        {
            LookAtErrors(instance, rule);
            instance.Good++;
            instance.ErrorsInARow = 0;
        }
    }

    // What an interval brought is looked at with the first request that ends after it: until then nobody would notice.
    private void LookAtErrors(InstanceState instance, Ejection rule)
    {
        if (rule.Rate is not { } rate || _now < instance.LookAt)
        {
            return;
        }

        long interval = SimTime.FromSeconds(rate.IntervalSeconds);
        bool isOver = _now - instance.LookAt < interval && rate.IsExceededBy(instance.Bad, instance.Good + instance.Bad);
        instance.LookAt = ((_now / interval) + 1) * interval;
        (instance.Good, instance.Bad) = (0, 0);
        if (isOver)
        {
            Eject(instance, rule);
        }
    }

    private void Eject(InstanceState instance, Ejection rule)
    {
        if (instance.IsEjected)
        {
            return;
        }

        GroupState group = _groups[instance.GroupIndex];
        if (group.Ejected >= Math.Max(1, (int)(rule.ShareMax * group.Open)))
        {
            return;
        }

        instance.IsEjected = true;
        instance.Ejections++;
        group.Ejected++;
        group.EjectionCount++;
        Shun(instance);
        PushAfter(SimTime.FromNanoseconds(rule.BaseSeconds * 1e9 * instance.Ejections), EventKind.Return, instance.Index);
    }

    private void LetReturn(InstanceState instance)
    {
        (instance.IsEjected, instance.ErrorsInARow, instance.Good, instance.Bad) = (false, 0, 0, 0);
        _groups[instance.GroupIndex].Ejected--;
        Shun(instance);
    }

    private void Drain(InstanceState[] instances, int[] which, bool begins)
    {
        foreach (int i in which)
        {
            instances[i].Drains += begins ? 1 : -1;
            Shun(instances[i]);
            if (instances[i].Drains == 0)
            {
                instances[i].BeginCold(_now);
            }
        }
    }

    private void Shun(InstanceState instance)
    {
        bool isShunned = instance.IsFoundDown || instance.IsEjected || instance.Drains > 0;
        if (instance.IsKnownDown != isShunned)
        {
            instance.IsKnownDown = isShunned;
            _groups[instance.GroupIndex].KnownDown += isShunned ? 1 : -1;
            if (!isShunned)
            {
                _groups[instance.GroupIndex].NoteJoined(instance, _now);
            }
        }
    }
}
