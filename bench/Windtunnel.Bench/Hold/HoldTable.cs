using System.Diagnostics;

namespace Windtunnel.Bench.Hold;

/// <summary>Measures W4: the cost of one hold, from three events pending to a million.</summary>
internal static class HoldTable
{
    private static readonly int[] Pendings = [3, 10, 16, 32, 64, 100, 256, 1_000, 10_000, 100_000, 1_000_000];

    public static void Print(BenchOptions options)
    {
        double thousand = double.NaN;
        foreach (int pending in Pendings.Where(n => options.Wants($"W4 hold {n}")))
        {
            IHold[] holds = [new PriorityQueueHold(pending), new LadderHold(pending)];
            double[] nanoseconds = Median(holds, pending, options.Rounds);
            thousand = pending == 1_000 ? nanoseconds[1] : thousand;
            string growth = pending > 1_000 && double.IsFinite(thousand) ? $"  {nanoseconds[1] / thousand:F2} x the cost at 1,000" : "";
            Console.WriteLine(
                $"W4 hold {pending,9:N0} pending  PriorityQueue {nanoseconds[0],7:F1} ns  ladder {nanoseconds[1],6:F1} ns "
                + $"({1e3 / nanoseconds[1],5:F1} M events/s)  {nanoseconds[0] / nanoseconds[1],5:F2} x{growth}");
        }

        if (options.Wants("W4 ramp"))
        {
            double nanoseconds = Bench.Median.Of(Enumerable.Range(0, options.Rounds + 1).Select(_ => RampTime.NanosecondsPerEvent(1_000_000)).Skip(1));
            Console.WriteLine($"W4 ramp to 1,000,000 pending  ladder {nanoseconds:F1} ns for one event taken and two scheduled");
        }
    }

    private static double[] Median(IHold[] holds, int pending, int rounds)
    {
        long events = Math.Max(1_000_000, 2L * pending);
        var samples = holds.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round <= rounds; round++)
        {
            for (int i = 0; i < holds.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                holds[i].Run(events);
                if (round > 0)
                {
                    samples[i].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / events);
                }
            }
        }

        return [.. samples.Select(Bench.Median.Of)];
    }
}
