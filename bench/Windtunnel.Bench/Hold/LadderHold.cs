using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Events;

namespace Windtunnel.Bench.Hold;

internal sealed class LadderHold : IHold
{
    private readonly LadderQueue _queue = new();
    private readonly RandomStream _stream = new(4, 4);
    private readonly Law _delay = Law.Exponential(1);

    public LadderHold(int pending)
    {
        for (int slot = 0; slot < pending; slot++)
        {
            _queue.Push(_delay.SampleTime(_stream), 0, slot);
        }
    }

    public void Run(long events)
    {
        for (long i = 0; i < events; i++)
        {
            _queue.TryPop(out Event next);
            _queue.Push(next.Time + _delay.SampleTime(_stream), 0, next.Slot);
        }
    }
}
