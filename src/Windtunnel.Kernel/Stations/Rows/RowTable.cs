namespace Windtunnel.Kernel.Stations.Rows;

/// <summary>The contended rows of one data set: who holds each, its version, and how many units of its item are left.</summary>
/// <remarks>A row comes into being when first touched and stays, because its version must; so memory grows with the distinct keys written.</remarks>
internal sealed class RowTable(long stock)
{
    private readonly KeyMap _map = new(64);
    private Row[] _rows = new Row[64];

    public long Conflicts { get; set; }

    public long SoldOut { get; set; }

    public long Oversold { get; set; }

    public long Sold { get; set; }

    public ref Row this[int row] => ref _rows[row];

    /// <summary>The row of a key.</summary>
    public int Of(long key)
    {
        int row = _map.Find(key);
        return row >= 0 ? row : Add(key);
    }

    /// <summary>Writes what a request that read <paramref name="valueRead"/> would write: one unit less.</summary>
    public void Take(int row, long valueRead)
    {
        ref Row r = ref _rows[row];
        r.Value = valueRead - 1;
        r.Version++;
        r.Sold++;
        Sold++;
        if (r.Sold > stock)
        {
            Oversold++;
        }
    }

    public void Reset() => Conflicts = SoldOut = Oversold = Sold = 0;

    private int Add(long key)
    {
        int row = _map.Count;
        if (row == _rows.Length)
        {
            Array.Resize(ref _rows, row * 2);
        }

        _rows[row] = new Row { Holder = -1, Waiters = RequestQueue.Empty, Value = stock };
        _map.Add(key, row);
        return row;
    }
}
