using Windtunnel.Bench.Workloads;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Bench.Executor;

/// <summary>The workloads as programs, with everything measured and every invariant checked that a design would have.</summary>
/// <param name="model">Which model.</param>
/// <param name="eventsOnly">Whether everything has events, even what could be worked out ahead.</param>
internal sealed class ExecutorWorkload(WorkloadModel model, bool eventsOnly = false) : IWorkload
{
    public string Engine => eventsOnly ? "events" : "programs";

    public WorkloadModel Model => model;

    public long Run(long requests, ulong seed, LatencyHistogram latencies, Action<long, long>? atHalf = null)
    {
        bool isWeb = !model.IsQueue;
        Model layout = isWeb ? WebRequest(requests) : SingleQueue(requests);

        // Whoever weighs wants to see it half way; the memory stays as it was then until the execution is let go.
        double until = atHalf is null ? double.PositiveInfinity : requests / model.ArrivalsPerSecond / 2;
        var execution = new Execution(layout, seed, new RunOptions { UntilSeconds = until, EventsOnly = eventsOnly });
        RunResult result = execution.Run();
        atHalf?.Invoke(execution.InFlight, execution.RequestBytes);
        GC.KeepAlive(execution);
        if (isWeb)
        {
            latencies.Merge(result.Programs[0].Latency);
        }
        else
        {
            latencies.RecordMany(result.Steps[0].WaitSum / result.Steps[0].Visits, result.Steps[0].Visits);
        }

        return result.Events;
    }

    private Model SingleQueue(long requests)
    {
        var builder = new ModelBuilder();
        ProgramBuilder request = builder.Program("request").Visit(builder.Group("server", model.Servers), Law.Exponential(1e-3));
        builder.Poisson(request, model.ArrivalsPerSecond).RequestsMax = requests;
        return builder.Build();
    }

    private Model WebRequest(long requests)
    {
        var builder = new ModelBuilder();
        ProgramBuilder request = builder.Program("request");
        Label reply = request.NewLabel();
        request
            .Delay(0.2e-3)
            .Visit(builder.Group("web", 64 * model.Scale), Law.Exponential(4e-3))
            .Delay(0.5e-3)
            .Branch(0.8, reply)
            .Visit(builder.Group("store", 32 * model.Scale), Law.Exponential(8e-3))
            .Mark(reply)
            .Delay(1e-3);
        builder.Poisson(request, model.ArrivalsPerSecond).RequestsMax = requests;
        return builder.Build();
    }
}
