using Windtunnel.Kernel.Programs;

namespace Windtunnel.Bench.Mechanisms;

/// <summary>Measures what each mechanism costs, as the ratio to the run without it, both in turn.</summary>
internal static class MechanismTable
{
    private const double ArrivalsPerSecond = 10_000;

    public static void Print(BenchOptions options)
    {
        foreach (Mechanism mechanism in MechanismList.All.Where(m => options.Wants("mechanism " + m.Name)))
        {
            Sample[] without = new Sample[options.Rounds];
            Sample[] with = new Sample[options.Rounds];
            for (int round = 0; round <= options.Rounds; round++)
            {
                Sample one = Measure(mechanism.Without, options.Requests, (ulong)round, null);
                Sample other = Measure(mechanism.With, options.Requests, (ulong)round, mechanism.Options);
                if (round > 0)
                {
                    (without[round - 1], with[round - 1]) = (one, other);
                }
            }

            (double before, double after) = (Median.Of(without.Select(s => s.PerEvent)), Median.Of(with.Select(s => s.PerEvent)));
            double request = Median.Of(with.Select(s => s.PerRequest)) / Median.Of(without.Select(s => s.PerRequest));
            Console.WriteLine($"mechanism {mechanism.Name,-24} without {before,6:F1} ns  with {after,6:F1} ns an event  {after / before,5:F2} x an event  {request,5:F2} x a request");
        }
    }

    // Processor time, for others may be running; everything has events, so that the mechanism is measured and not that it needs some.
    private static Sample Measure(Action<ModelBuilder, ProgramBuilder> write, long requests, ulong seed, Func<RunOptions, RunOptions>? more)
    {
        var builder = new ModelBuilder();
        ProgramBuilder program = builder.Program("request");
        program.Delay(0.2e-3);
        write(builder, program);
        program.Delay(1e-3);
        builder.Poisson(program, ArrivalsPerSecond);
        var plain = new RunOptions { UntilSeconds = requests / ArrivalsPerSecond, EventsOnly = true };
        var execution = new Execution(builder.Build(), seed, more?.Invoke(plain) ?? plain);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        long events = execution.Run().Events;
        double nanoseconds = (Environment.CpuUsage.TotalTime - start).TotalNanoseconds;
        return new Sample(nanoseconds / events, nanoseconds / requests);
    }

    private readonly record struct Sample(double PerEvent, double PerRequest);
}
