using Windtunnel.Bench.Baseline;
using Windtunnel.Bench.Designs;
using Windtunnel.Bench.Executor;

namespace Windtunnel.Bench.Workloads;

/// <summary>Every engine's version of every model; the first of a model is what the others are compared with.</summary>
internal static class WorkloadList
{
    public static IEnumerable<IWorkload> Timed()
    {
        foreach (WorkloadModel model in (WorkloadModel[])[WorkloadModel.W1, WorkloadModel.W2, WorkloadModel.W3, WorkloadModel.W3x])
        {
            yield return new ClosureWorkload(model);
            yield return new ExecutorWorkload(model, eventsOnly: true);
            yield return new ExecutorWorkload(model);
            yield return new DesignWorkload(model);
        }
    }

    public static IEnumerable<IWorkload> Weighed()
    {
        yield return new ClosureWorkload(WorkloadModel.W3Heavy);
        yield return new ExecutorWorkload(WorkloadModel.W3Heavy, eventsOnly: true);
        yield return new ExecutorWorkload(WorkloadModel.W3Heavy);
    }
}
