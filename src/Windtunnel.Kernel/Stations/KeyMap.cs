namespace Windtunnel.Kernel.Stations;

/// <summary>Map from keys to small indices: open addressing with linear probing, deletion by shifting back, so there are no tombstones.</summary>
/// <remarks>It grows by doubling at three quarters full and never shrinks, so that it allocates nothing once a run has warmed up.</remarks>
internal sealed class KeyMap
{
    private long[] _keys;
    private int[] _values;
    private int _mask;

    /// <param name="capacity">Entries it can hold before it grows; ≥ 0.</param>
    public KeyMap(int capacity)
    {
        int length = 16;
        while (length * 3L / 4 < capacity)
        {
            length *= 2;
        }

        _keys = new long[length];
        _values = new int[length];
        _mask = length - 1;
        Clear();
    }

    public int Count { get; private set; }

    /// <summary>The value of a key, or −1.</summary>
    public int Find(long key)
    {
        int i = (int)KeyHash.Of(key) & _mask;
        while (_values[i] >= 0)
        {
            if (_keys[i] == key)
            {
                return _values[i];
            }

            i = (i + 1) & _mask;
        }

        return -1;
    }

    /// <summary>Adds a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value; ≥ 0.</param>
    public void Add(long key, int value)
    {
        if ((Count + 1) * 4L > _keys.Length * 3L)
        {
            Grow();
        }

        int i = (int)KeyHash.Of(key) & _mask;
        while (_values[i] >= 0)
        {
            i = (i + 1) & _mask;
        }

        _keys[i] = key;
        _values[i] = value;
        Count++;
    }

    public void Remove(long key)
    {
        int hole = (int)KeyHash.Of(key) & _mask;
        while (_values[hole] >= 0 && _keys[hole] != key)
        {
            hole = (hole + 1) & _mask;
        }

        if (_values[hole] < 0)
        {
            return;
        }

        for (int i = (hole + 1) & _mask; _values[i] >= 0; i = (i + 1) & _mask)
        {
            int home = (int)KeyHash.Of(_keys[i]) & _mask;

            // The entry may move into the hole unless its home lies between the hole and where it is.
            if (((i - home) & _mask) >= ((i - hole) & _mask))
            {
                _keys[hole] = _keys[i];
                _values[hole] = _values[i];
                hole = i;
            }
        }

        _values[hole] = -1;
        Count--;
    }

    public void Clear()
    {
        Array.Fill(_values, -1);
        Count = 0;
    }

    private void Grow()
    {
        (long[] keys, int[] values) = (_keys, _values);
        _keys = new long[keys.Length * 2];
        _values = new int[values.Length * 2];
        _mask = _keys.Length - 1;
        Clear();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= 0)
            {
                Add(keys[i], values[i]);
            }
        }
    }
}
