namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What the runs of a job have taken on.</summary>
internal sealed class Collection(ProgramState? of)
{
    /// <summary>Whose requests gather; nothing where nobody's do.</summary>
    public readonly ProgramState? Of = of;

    private long _taken;

    /// <summary>Since when that gathers which no run has taken [ns].</summary>
    public long Since { get; private set; }

    /// <returns>Requests that have ended since others were taken, which are taken now.</returns>
    public int Take(long now)
    {
        Since = now;
        if (Of is null)
        {
            return 0;
        }

        int items = (int)Math.Min(int.MaxValue, Of.Done - _taken);
        _taken += items;
        return items;
    }

    /// <summary>Leaves what a run had taken to the next one.</summary>
    public void Return(int items, long since)
    {
        _taken -= items;
        Since = Math.Min(Since, since);
    }
}
