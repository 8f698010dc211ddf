namespace Windtunnel.Kernel.Stations.Limits;

/// <summary>A limiter during a run: what each of its counters knows of each key that was asked for.</summary>
internal abstract class LimiterState
{
    /// <summary>The answer to a request that is one too many.</summary>
    public const long Limited = -1;

    private readonly KeyMap[] _counters;
    private int _turn;
    private int _used;

    protected LimiterState(RateLimiter limiter) => _counters = [.. Enumerable.Range(0, limiter.Counters).Select(_ => new KeyMap(0))];

    /// <summary>Asks for one request to pass.</summary>
    /// <param name="key">On whose account.</param>
    /// <param name="now">When [ns]; not before the last time.</param>
    /// <returns>How long it has to wait first [ns]; <see cref="Limited"/> when it may not pass.</returns>
    public long Ask(long key, long now)
    {
        _turn = _turn + 1 >= _counters.Length ? 0 : _turn + 1;
        KeyMap counter = _counters[_turn];
        int account = counter.Find(key);
        if (account < 0)
        {
            account = _used++;
            counter.Add(key, account);
            Open(account, key, now);
        }

        return AskAccount(account, now);
    }

    /// <summary>Makes room for an account that nobody asked for before; accounts come in order.</summary>
    protected abstract void Open(int account, long key, long now);

    protected abstract long AskAccount(int account, long now);
}
