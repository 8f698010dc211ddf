namespace Windtunnel.Bench.Baseline;

/// <summary>The discrete-event engine that anybody would write first: a priority queue of things to do.</summary>
internal sealed class ClosureSimulation
{
    private readonly PriorityQueue<Action, long> _pending = new();

    public long Now { get; private set; }

    public long Events { get; private set; }

    public void Schedule(long delay, Action action) => _pending.Enqueue(action, Now + delay);

    public void RunUntil(Func<bool> isDone)
    {
        while (!isDone() && _pending.TryDequeue(out Action? action, out long time))
        {
            Now = time;
            Events++;
            action();
        }
    }
}
