using Windtunnel.Bench.Workloads;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;

namespace Windtunnel.Bench.Baseline;

/// <summary>The workloads as closures on a priority queue.</summary>
/// <remarks>It gets the kernel's random numbers and histogram, so that only events and requests are compared. Its own Random and Math.Log would be slower.</remarks>
internal sealed class ClosureWorkload(WorkloadModel model) : IWorkload
{
    public string Engine => "closures";

    public WorkloadModel Model => model;

    public long Run(long requests, ulong seed, LatencyHistogram latencies, Action<long, long>? atHalf = null)
    {
        var simulation = new ClosureSimulation();
        long arrived = 0;
        long done = 0;
        Action<ClosureRequest> serve = model.Servers == 1 && model != WorkloadModel.W1
            ? WebRequest(simulation, seed, request => Finish(simulation.Now - request.Arrived))
            : SingleQueue(simulation, seed, request => Finish(request.ServiceStarted - request.Arrived));
        Law gap = Law.Exponential(1 / model.ArrivalsPerSecond);
        var arrivals = new RandomStream(seed, RandomStream.IdOf("arrivals"));
        simulation.Schedule(0, Arrive);
        simulation.RunUntil(() => done >= requests);
        return simulation.Events;

        void Arrive()
        {
            arrived++;
            simulation.Schedule(gap.SampleTime(arrivals), Arrive);
            serve(new ClosureRequest(simulation.Now));
        }

        void Finish(long latency)
        {
            latencies.Record(latency);
            if (++done == requests / 2)
            {
                atHalf?.Invoke(arrived - done, 0);
            }
        }
    }

    private Action<ClosureRequest> SingleQueue(ClosureSimulation simulation, ulong seed, Action<ClosureRequest> finish)
    {
        var station = new ClosureStation(simulation, model.Servers, Law.Exponential(1e-3), new RandomStream(seed, RandomStream.IdOf("service")));
        return request => station.Visit(request, () => finish(request));
    }

    private Action<ClosureRequest> WebRequest(ClosureSimulation simulation, ulong seed, Action<ClosureRequest> finish)
    {
        var web = new ClosureStation(simulation, 64 * model.Scale, Law.Exponential(4e-3), new RandomStream(seed, RandomStream.IdOf("web")));
        var store = new ClosureStation(simulation, 32 * model.Scale, Law.Exponential(8e-3), new RandomStream(seed, RandomStream.IdOf("store")));
        var hits = new RandomStream(seed, RandomStream.IdOf("hits"));
        return request => simulation.Schedule(200_000, () => web.Visit(request, () => simulation.Schedule(500_000, () => LookUp(request))));

        void LookUp(ClosureRequest request)
        {
            if (hits.NextChance(0.8))
            {
                Reply(request);
            }
            else
            {
                store.Visit(request, () => Reply(request));
            }
        }

        void Reply(ClosureRequest request) => simulation.Schedule(1_000_000, () => finish(request));
    }
}
