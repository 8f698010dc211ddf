using Windtunnel.Kernel.Measures;

namespace Windtunnel.Bench.Workloads;

/// <summary>Measures the workloads, engines in turn, and prints medians and ratios.</summary>
internal static class WorkloadTable
{
    private const long HundredSeconds = 100_000_000_000;

    public static bool Print(BenchOptions options)
    {
        bool agrees = true;
        foreach (IGrouping<string, IWorkload> engines in WorkloadList.Timed().Where(w => options.Wants(w.Model.Name)).GroupBy(w => w.Model.Name))
        {
            agrees &= PrintModel([.. engines], options);
        }

        foreach (IWorkload workload in WorkloadList.Weighed().Where(w => options.Wants(w.Model.Name)))
        {
            (double bytes, double own, long inFlight) = Weigh(workload);
            string itself = own > 0 ? $", {own:F1} of them its own and not its event's" : "";
            Console.WriteLine($"{workload.Model.Name,-12} {workload.Engine,-12} {bytes,9:F1} bytes a request with {inFlight:N0} in flight{itself}");
        }

        return agrees;
    }

    private static bool PrintModel(IWorkload[] engines, BenchOptions options)
    {
        var samples = engines.Select(_ => new List<WorkloadSample>()).ToArray();
        for (int round = 0; round <= options.Rounds; round++)
        {
            for (int i = 0; i < engines.Length; i++)
            {
                // Round 0 warms up the JIT with a tenth of the work and is not counted.
                WorkloadSample sample = Measure(engines[i], round == 0 ? options.Requests / 10 : options.Requests, (ulong)round);
                if (round > 0)
                {
                    samples[i].Add(sample);
                }
            }
        }

        bool agrees = true;
        double baseline = Median.Of(samples[0].Select(s => s.RequestsPerSecond));
        for (int i = 0; i < engines.Length; i++)
        {
            double requests = Median.Of(samples[i].Select(s => s.RequestsPerSecond));
            double events = Median.Of(samples[i].Select(s => s.EventsPerSecond));
            double mean = samples[i].Average(s => s.MeanLatency);
            double off = (mean / engines[i].Model.MeanLatency) - 1;
            bool isWithin = Math.Abs(off) <= engines[i].Model.Tolerance * Math.Max(1, Math.Sqrt(2e6 / (options.Requests * (double)options.Rounds)));
            agrees &= isWithin;
            Console.WriteLine(
                $"{engines[i].Model.Name,-12} {engines[i].Engine,-12} {requests / 1e6,9:F2} M requests/s {events / 1e6,9:F1} M events/s "
                + $"{requests / baseline,6:F2} x  {Median.Of(samples[i].Select(s => s.AllocatedPerRequest)),8:F2} B/request allocated  "
                + $"mean {mean * 1e3:F5} ms ({off,6:P2} off theory{(isWithin ? "" : ": TOO FAR")})");
        }

        return agrees;
    }

    private static WorkloadSample Measure(IWorkload workload, long requests, ulong seed)
    {
        var latencies = new LatencyHistogram(HundredSeconds);
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        // Processor time, because others may be running; on a machine of one's own it is the time on the wall.
        TimeSpan start = Environment.CpuUsage.TotalTime;
        long events = workload.Run(requests, seed, latencies);
        double seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new WorkloadSample(latencies.Count / seconds, events / seconds, (double)allocated / latencies.Count, latencies.Mean / 1e9);
    }

    private static (double Bytes, double Own, long InFlight) Weigh(IWorkload workload)
    {
        var latencies = new LatencyHistogram(HundredSeconds);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long bytes = 0;
        long ownBytes = 0;
        long inFlight = 0;
        workload.Run(4_000_000, 1, latencies, (pending, own) => (bytes, ownBytes, inFlight) = (GC.GetTotalMemory(forceFullCollection: true) - before, own, pending));
        return ((double)bytes / inFlight, (double)ownBytes / inFlight, inFlight);
    }
}
