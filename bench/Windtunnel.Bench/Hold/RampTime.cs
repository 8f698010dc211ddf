using System.Diagnostics;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Events;

namespace Windtunnel.Bench.Hold;

/// <summary>A ramp: two events are scheduled for each one taken, until very many are pending.</summary>
internal static class RampTime
{
    public static double NanosecondsPerEvent(int pending)
    {
        var queue = new LadderQueue();
        var stream = new RandomStream(5, 5);
        Law delay = Law.Exponential(1);
        queue.Push(0, 0, 0);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < pending; i++)
        {
            queue.TryPop(out Event next);
            queue.Push(next.Time + delay.SampleTime(stream), 0, 0);
            queue.Push(next.Time + delay.SampleTime(stream), 0, 0);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / pending;
    }
}
