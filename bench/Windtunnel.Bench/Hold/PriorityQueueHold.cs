using Windtunnel.Kernel.Chance;

namespace Windtunnel.Bench.Hold;

internal sealed class PriorityQueueHold : IHold
{
    private readonly PriorityQueue<int, long> _queue = new();
    private readonly RandomStream _stream = new(4, 4);
    private readonly Law _delay = Law.Exponential(1);

    public PriorityQueueHold(int pending)
    {
        for (int slot = 0; slot < pending; slot++)
        {
            _queue.Enqueue(slot, _delay.SampleTime(_stream));
        }
    }

    public void Run(long events)
    {
        for (long i = 0; i < events; i++)
        {
            _queue.TryDequeue(out int slot, out long time);
            _queue.Enqueue(slot, time + _delay.SampleTime(_stream));
        }
    }
}
