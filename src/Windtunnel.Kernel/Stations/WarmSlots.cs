namespace Windtunnel.Kernel.Stations;

/// <summary>Slots that were used and are warm for a while, the one used last on top: it is the one that is used next, as providers of functions do.</summary>
/// <remarks>When the top has gone cold, so have all below it; therefore nobody has to watch the time.</remarks>
/// <param name="keep">How long a slot stays warm [ns].</param>
internal sealed class WarmSlots(long keep)
{
    private long[] _since = new long[16];
    private int _count;

    /// <summary>Takes the slot used last.</summary>
    /// <returns>Whether it is still warm; if not, none is.</returns>
    public bool TryTake(long now)
    {
        if (_count == 0)
        {
            return false;
        }

        _count--;
        if (now - _since[_count] <= keep)
        {
            return true;
        }

        _count = 0;
        return false;
    }

    /// <summary>Gives a slot back.</summary>
    public void Put(long now)
    {
        if (_count == _since.Length)
        {
            Array.Resize(ref _since, _count * 2);
        }

        _since[_count++] = now;
    }
}
