using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Scaling;

namespace Windtunnel.Kernel.Programs;

/// <content>Autoscalers: looking at utilisation now and then, and instances that start.</content>
public sealed partial class Execution
{
    private void PlanScaling()
    {
        foreach (GroupState group in _groups)
        {
            if (group.Scaler is { } scaler)
            {
                PushAfter(scaler.Interval, EventKind.Scale, group.Group.Index);
            }
        }
    }

    private void LookAtScale(GroupState group)
    {
        ScalerState scaler = group.Scaler!;
        int from = scaler.Look(_now);
        if (scaler.StartTime == 0)
        {
            scaler.Start(_now);
        }
        else if (from < scaler.Wanted)
        {
            PushAfter(scaler.StartTime, EventKind.Started, group.Group.Index);
        }

        Open(group, scaler.Serving);
        PushAfter(scaler.Interval, EventKind.Scale, group.Group.Index);
    }

    private void LetStart(GroupState group)
    {
        group.Scaler!.Start(_now);
        Open(group, group.Scaler.Serving);
    }

    private void Open(GroupState group, int serving)
    {
        for (int i = group.Open; i < serving; i++)
        {
            group.Instances[i].BeginCold(_now);
            group.NoteJoined(group.Instances[i], _now);
        }

        group.Open = serving;
    }
}
