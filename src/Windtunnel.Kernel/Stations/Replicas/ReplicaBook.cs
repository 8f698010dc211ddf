using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Stations.Replicas;

/// <summary>Which replica has which write of a data set, kept for a key only while some replica lacks one.</summary>
/// <remarks>Versions count up over all keys, so a key that is not here has been applied everywhere. It grows with the keys being written at once and never shrinks.</remarks>
internal sealed class ReplicaBook(int replicas)
{
    private readonly KeyMap _map = new(64);
    private Entry[] _entries = new Entry[16];
    private int _free = -1;
    private int _used;

    // What each replica has, and since when it lacks an acknowledged write. Shape of each: [entry, replica].
    private long[] _applied = new long[16 * replicas];
    private long[] _behindSince = new long[16 * replicas];
    private long _versions;

    /// <summary>How long before a stale read the first acknowledged write that it missed had been acknowledged [ns].</summary>
    public LatencyHistogram Ages { get; } = new();

    public long Reads { get; set; }

    public long StaleReads { get; set; }

    public long LostWrites { get; set; }

    public int InUse => _map.Count;

    /// <summary>Begins a write of a key.</summary>
    /// <returns>Its entry, kept until <see cref="Close"/>, and its version.</returns>
    public (int Entry, long Version) Open(long key)
    {
        int entry = _map.Find(key);
        if (entry < 0)
        {
            entry = Add(key);
        }

        _entries[entry].Writes++;
        return (entry, ++_versions);
    }

    /// <summary>Ends a write: every replica has it, or will have it by the time it serves again.</summary>
    public void Close(int entry)
    {
        if (--_entries[entry].Writes > 0)
        {
            return;
        }

        _map.Remove(_entries[entry].Key);
        _entries[entry].Next = _free;
        _free = entry;
    }

    public void Acknowledge(int entry, long version, long now)
    {
        ref Entry e = ref _entries[entry];
        if (version <= e.Acknowledged)
        {
            return;
        }

        e.Acknowledged = version;
        e.AcknowledgedAt = now;
        for (int i = entry * replicas; i < (entry + 1) * replicas; i++)
        {
            if (_applied[i] < version && _behindSince[i] < 0)
            {
                _behindSince[i] = now;
            }
        }
    }

    /// <summary>A replica has a write; one that overtook a later write of the key changes nothing.</summary>
    public void Apply(int entry, int replica, long version)
    {
        int place = (entry * replicas) + replica;
        if (version <= _applied[place])
        {
            return;
        }

        _applied[place] = version;
        if (_behindSince[place] >= 0)
        {
            // Of several writes it still lacks, the first is taken to be the last: an age too short where one key is written faster than it is copied.
            _behindSince[place] = version >= _entries[entry].Acknowledged ? -1 : _entries[entry].AcknowledgedAt;
        }
    }

    /// <summary>Takes back the acknowledgement of what no replica has any more, so that reads do not miss it for ever.</summary>
    public void Forget(int entry)
    {
        ReadOnlySpan<long> applied = _applied.AsSpan(entry * replicas, replicas);
        long best = applied[0];
        foreach (long version in applied)
        {
            best = Math.Max(best, version);
        }

        _entries[entry].Acknowledged = Math.Min(_entries[entry].Acknowledged, best);
    }

    /// <summary>The last version of a key that was acknowledged; −1 when every replica has every write of it.</summary>
    public long AcknowledgedOf(long key)
    {
        int entry = _map.Find(key);
        return entry < 0 ? -1 : _entries[entry].Acknowledged;
    }

    /// <summary>The version of a key that a replica has, and since when it lacks an acknowledged one [ns]; −1 when it lacks none.</summary>
    public (long Version, long BehindSince) SeenAt(long key, int replica)
    {
        int entry = _map.Find(key);
        return entry < 0 ? (long.MaxValue, -1) : (_applied[(entry * replicas) + replica], _behindSince[(entry * replicas) + replica]);
    }

    public void Reset()
    {
        Reads = StaleReads = LostWrites = 0;
        Ages.Clear();
    }

    private int Add(long key)
    {
        int entry = _free;
        if (entry >= 0)
        {
            _free = _entries[entry].Next;
        }
        else
        {
            entry = _used++;
            if (entry == _entries.Length)
            {
                Array.Resize(ref _entries, entry * 2);
                Array.Resize(ref _applied, entry * 2 * replicas);
                Array.Resize(ref _behindSince, entry * 2 * replicas);
            }
        }

        _entries[entry] = new Entry { Key = key, Acknowledged = _versions };
        Array.Fill(_applied, _versions, entry * replicas, replicas);
        Array.Fill(_behindSince, -1, entry * replicas, replicas);
        _map.Add(key, entry);
        return entry;
    }

    private struct Entry
    {
        public long Key;
        public long Acknowledged;
        public long AcknowledgedAt;

        /// <summary>Writes that are not everywhere yet.</summary>
        public int Writes;

        /// <summary>The next free entry.</summary>
        public int Next;
    }
}
