using System.Diagnostics;
using Windtunnel.Bench.Executor;
using Windtunnel.Bench.Workloads;
using Windtunnel.Designs.Readers;
using Windtunnel.Kernel.Measures;
using Windtunnel.Simulation;

namespace Windtunnel.Bench.Scale;

/// <summary>Measures two threads against one, and a design of a million requests a second on a thousand instances.</summary>
internal static class ScaleTable
{
    private const double Mega = 1024 * 1024;

    public static void Print(BenchOptions options)
    {
        if (options.Wants("scale threads"))
        {
            PrintThreads(options);
        }

        if (options.Wants("scale million"))
        {
            PrintMillion();
        }
    }

    private static void PrintThreads(BenchOptions options)
    {
        var ratios = new List<double>();
        var processor = new List<double>();
        for (int round = 0; round <= options.Rounds; round++)
        {
            (double Wall, double Processor) one = Time(1, options.Requests);
            (double Wall, double Processor) two = Time(2, options.Requests);
            if (round > 0)
            {
                ratios.Add(2 * one.Wall / two.Wall);
                processor.Add(2 * one.Processor / two.Processor);
            }
        }

        Console.WriteLine($"scale threads  two replications of W3 at once {Median.Of(ratios):F2} x as fast as one after the other; by processor time, had both a core, {2 * Median.Of(processor):F2} x");
    }

    private static (double Wall, double Processor) Time(int threads, long requests)
    {
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => new ExecutorWorkload(WorkloadModel.W3).Run(requests, (ulong)i, new LatencyHistogram())))];
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private static void PrintMillion()
    {
        var reading = DesignReader.Read(Path.Combine(AppContext.BaseDirectory, "Designs", "million.yaml"));
        var simulation = new SimulationOptions { Threads = 2, Replications = 2, MeasureSeconds = 60, EventBudget = 1_000_000_000 };
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        var result = Simulator.Run(reading.Design!, simulation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(
            $"scale million  {result.Flows[0].Done / 1e6:F0} M requests, {result.Events / 1e6:F0} M events in {seconds:F1} s "
            + $"({(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} s of processors), peak memory {self.PeakWorkingSet64 / Mega:F0} MB, mean {result.Flows[0].Mean.Value * 1e3:F3} ms");
    }
}
