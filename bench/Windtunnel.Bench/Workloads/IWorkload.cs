using Windtunnel.Kernel.Measures;

namespace Windtunnel.Bench.Workloads;

/// <summary>One engine running one of the models W1 to W3x.</summary>
internal interface IWorkload
{
    /// <summary>Which engine: the column of the table.</summary>
    string Engine { get; }

    /// <summary>Which model, with its parameters and theory.</summary>
    WorkloadModel Model { get; }

    /// <summary>Runs the model from an empty system until a number of requests are done.</summary>
    /// <param name="requests">How many requests to finish.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="latencies">Receives the time of each request [ns] from arrival to reply. For W1 and W2, its wait in the queue.</param>
    /// <param name="atHalf">Called once when half of the requests are done, with how many are in flight and the bytes they take, without their events, where the engine knows; null for no call.</param>
    /// <returns>How many events were given out.</returns>
    long Run(long requests, ulong seed, LatencyHistogram latencies, Action<long, long>? atHalf = null);
}
