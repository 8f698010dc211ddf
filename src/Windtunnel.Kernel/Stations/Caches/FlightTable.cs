namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>The keys of a cache that are being fetched, each by one request, and who waits for it.</summary>
internal sealed class FlightTable
{
    private readonly KeyMap _map = new(16);
    private Flight[] _flights = new Flight[16];
    private int _free = -1;
    private int _used;

    /// <summary>How many keys are being fetched.</summary>
    public int Count => _map.Count;

    /// <summary>How many requests wait for one of them.</summary>
    public int Waiting
    {
        get
        {
            int sum = 0;
            for (int i = 0; i < _used; i++)
            {
                sum += _flights[i].Waiters.Length;
            }

            return sum;
        }
    }

    public ref Flight this[int flight] => ref _flights[flight];

    /// <summary>The flight of a key, or −1.</summary>
    public int Find(long key) => _map.Find(key);

    public int Open(long key, int leader)
    {
        int flight = _free;
        if (flight >= 0)
        {
            _free = _flights[flight].Leader;
        }
        else
        {
            flight = _used++;
            if (flight == _flights.Length)
            {
                Array.Resize(ref _flights, flight * 2);
            }
        }

        _flights[flight] = new Flight { Key = key, Leader = leader, Waiters = RequestQueue.Empty };
        _map.Add(key, flight);
        return flight;
    }

    /// <summary>Ends a flight for which nobody waits any more.</summary>
    public void Close(int flight)
    {
        _map.Remove(_flights[flight].Key);
        _flights[flight].Leader = _free;
        _free = flight;
    }
}
