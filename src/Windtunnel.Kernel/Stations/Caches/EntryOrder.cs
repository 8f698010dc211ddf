namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>The order in which the entries of a cache would be given up.</summary>
internal abstract class EntryOrder
{
    public abstract void Add(int entry);

    public abstract void Use(int entry);

    public abstract void Remove(int entry);

    /// <summary>Renames an entry; <paramref name="to"/> is not in the order.</summary>
    public abstract void Move(int from, int to);

    /// <summary>The entry to give up next.</summary>
    public abstract int First();

    public abstract void Clear();
}
