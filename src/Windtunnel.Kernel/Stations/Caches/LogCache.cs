using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Logs that writes are flushed to, one per key: nothing is ever there, and whoever comes before a flush begins waits for the same one.</summary>
internal sealed class LogCache(int logs) : CacheState
{
    private readonly long[] _flushes = new long[logs];

    public override long FlightOf(long key) => key + (_flushes[key] * _flushes.Length);

    public override void BeginFlush(long key) => _flushes[key]++;

    public override void Set(long key, long now)
    {
    }

    public override void Delete(long key, long now)
    {
    }

    public override void Flush(long now)
    {
    }

    protected override bool Lookup(long key, long now, Draw draw) => false;
}
