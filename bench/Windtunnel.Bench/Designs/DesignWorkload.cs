using Windtunnel.Bench.Workloads;
using Windtunnel.Designs.Readers;
using Windtunnel.Kernel.Measures;
using Windtunnel.Simulation;

namespace Windtunnel.Bench.Designs;

/// <summary>The workloads as design files, simulated as a user would: pilot, warm-up, replications, time series and traces included.</summary>
internal sealed class DesignWorkload(WorkloadModel model) : IWorkload
{
    private const int Replications = 2;

    /// <summary>Events of a request in the largest of the models, so that the pilot stays in proportion.</summary>
    private const int EventsPerRequest = 5;

    /// <summary>How many times the requests of the others it runs, so that all take about as long; reading, laying out and the pilot count as its time.</summary>
    private const int Longer = 8;

    /// <summary>Less simulated time than this would be mostly the ends of 120 windows, which nobody asks for [s].</summary>
    private const double SecondsMin = 10;

    public string Engine => "design";

    public WorkloadModel Model => model;

    public long Run(long requests, ulong seed, LatencyHistogram latencies, Action<long, long>? atHalf = null)
    {
        var reading = DesignReader.Read(Path.Combine(AppContext.BaseDirectory, "Designs", model.Name + ".yaml"));
        double seconds = Math.Max(SecondsMin, Longer * requests / model.ArrivalsPerSecond / Replications);
        var options = new SimulationOptions
        {
            Seed = seed,
            Threads = 1,
            Replications = Replications,
            MeasureSeconds = seconds,
            EventBudget = (long)(seconds * Replications * model.ArrivalsPerSecond) * EventsPerRequest,
        };
        var events = new LastProgress();
        var result = Simulator.Run(reading.Design!, options, events);
        var mean = model.IsQueue ? result.Components[0].WaitMean.Value : result.Flows[0].Mean.Value;
        latencies.RecordMany((long)(mean * 1e9), result.Flows[0].Done);
        return events.Last.Events;
    }

    private sealed class LastProgress : IProgress<SimulationProgress>
    {
        public SimulationProgress Last { get; private set; }

        public void Report(SimulationProgress value) => Last = value;
    }
}
