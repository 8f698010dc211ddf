namespace Windtunnel.Kernel.Stations.Places;

/// <summary>The places of a group during a run: which of them takes a request.</summary>
internal sealed class PlacementState
{
    private readonly Placement _placement;
    private readonly (int First, int Count)[] _lists;
    private readonly int[][] _orders;

    /// <param name="group">The group.</param>
    /// <param name="distances">Mean time there and back [s]; [from, to]; by index of place, all places of the model.</param>
    public PlacementState(Group group, double[,] distances)
    {
        _placement = group.Placement!;
        Places = _placement.Places.Count;
        int replicas = group.Instances / group.Shards;
        _lists = new (int, int)[group.Shards * Places];
        for (int i = group.Instances - 1; i >= 0; i--)
        {
            ref (int First, int Count) list = ref _lists[(i / replicas * Places) + _placement.PlaceOf[i]];
            list = (i, list.Count + 1);
        }

        KnownDown = new bool[Places];
        _orders = [.. Enumerable.Range(0, distances.GetLength(0)).Select(from => Order(from, distances)), [.. Enumerable.Range(0, Places)]];
    }

    public int Places { get; }

    /// <summary>Whether callers know that nothing of the group is up there. Shape: [place of the group].</summary>
    public bool[] KnownDown { get; }

    /// <summary>The model's index of the place where an instance stands.</summary>
    /// <param name="instance">The instance, counted in the group.</param>
    public int PlaceOf(int instance) => _placement.Places[_placement.PlaceOf[instance]].Index;

    /// <summary>Whether some instance of the group is up in a place.</summary>
    /// <param name="place">The place of the group.</param>
    /// <param name="instances">All instances of the group.</param>
    public bool IsUp(int place, InstanceState[] instances)
    {
        for (int i = 0; i < instances.Length; i++)
        {
            if (_placement.PlaceOf[i] == place && instances[i].IsUp)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The instances that are to take a request of a caller.</summary>
    /// <param name="from">The model's index of the caller's place; −1 when nobody said.</param>
    /// <param name="shard">The shard.</param>
    /// <returns>The list's number, its first instance in the group and how many; a count of 0 when every place is known to be down.</returns>
    public (int List, int First, int Count) ListFor(int from, int shard)
    {
        foreach (int place in _orders[from < 0 ? ^1 : from])
        {
            int list = (shard * Places) + place;
            if (!KnownDown[place] && _lists[list].Count > 0)
            {
                return (list, _lists[list].First, _lists[list].Count);
            }
        }

        return default;
    }

    private int[] Order(int from, double[,] distances)
    {
        IEnumerable<int> places = Enumerable.Range(0, Places);
        return [.. _placement.Rule == PlaceRule.First ? places : places.OrderBy(p => distances[from, _placement.Places[p].Index])];
    }
}
