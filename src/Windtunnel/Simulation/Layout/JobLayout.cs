using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes how a run of a job begins: alone, if it is to be, and with what has gathered since the run before.</summary>
internal static class JobLayout
{
    /// <param name="context">What it refers to.</param>
    /// <param name="flow">The flow; nothing is written where it is no job.</param>
    /// <param name="flows">All of them, one of which it may work for.</param>
    public static void Write(LayoutContext context, FlowLayout flow, IReadOnlyList<FlowLayout> flows)
    {
        if (flow.Job is not { } job)
        {
            return;
        }

        var whileRunning = job.WhileRunning.Value;
        if (whileRunning != WhileRunning.Overlap)
        {
            var runs = context.Model.Group($"runs of {flow.Flow.Name}");
            (runs.Concurrency, runs.AdmissionQueueMax) = (1, whileRunning == WhileRunning.Skip ? 0 : int.MaxValue);
            flow.Program.BeginRun(runs);
            flow.HopOf(job, "waiting for the run before", "").Steps.Add((flow.Program, flow.Program.Count - 1, true));
            flow.CanFail |= whileRunning == WhileRunning.Skip;
        }

        flow.Program.Collect(job.Of is { } of ? flows.First(f => f.Flow.Name == of.Value).Program : null);
    }
}
