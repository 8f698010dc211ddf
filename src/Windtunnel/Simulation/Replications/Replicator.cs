using System.Diagnostics;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Simulation.Replications;

/// <summary>Runs independent replications of a model on several threads.</summary>
/// <param name="seed">Seed of the first replication; each further one has its own, the same whatever the number of threads.</param>
/// <param name="threads">Threads; ≥ 1. They share out whole replications, so they cannot change a result.</param>
/// <param name="progress">Told after each replication; may be null.</param>
/// <param name="cancellation">Ends all runs early.</param>
internal sealed class Replicator(ulong seed, int threads, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
{
    /// <summary>Distance between the seeds of replications: the golden ratio in 64 bits (Steele, Lea &amp; Flood 2014), so that no two small seeds ever meet.</summary>
    private const ulong SeedStep = 0x9E3779B97F4A7C15;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private long _events;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    /// <summary>Runs the model as often as asked.</summary>
    /// <param name="model">The model.</param>
    /// <param name="replications">How often; ≥ 1.</param>
    /// <param name="options">How long, and what to note down; only the first, whose series are shown, notes times of groups.</param>
    /// <param name="what">What to tell the progress.</param>
    /// <returns>One result per replication, in their order.</returns>
    /// <exception cref="InvariantViolation">The kernel broke a law of its own.</exception>
    public RunResult[] Run(Model model, int replications, RunOptions options, string what)
    {
        var results = new RunResult[replications];
        Exception? failure = null;
        var next = -1;
        var done = 0;
        var workers = Enumerable.Range(0, Math.Min(threads, replications)).Select(_ => new Thread(Work)).ToArray();
        foreach (var worker in workers)
        {
            worker.Start();
        }

        foreach (var worker in workers)
        {
            worker.Join();
        }

        return failure is null ? results : throw failure;

        void Work()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < replications; i = Interlocked.Increment(ref next))
                {
                    results[i] = new Execution(model, seed + ((ulong)i * SeedStep), i == 0 ? options : options with { NotesGroupTimes = false }).Run(cancellation);
                    Tell(what, (double)Interlocked.Increment(ref done) / replications, results[i].Events);
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        }
    }

    private void Tell(string what, double share, long events)
    {
        lock (_lock)
        {
            _events += events;
            progress?.Report(new SimulationProgress(what, share, _events, _events / Math.Max(1e-9, _clock.Elapsed.TotalSeconds)));
        }
    }
}
