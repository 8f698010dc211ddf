namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>No order: for a cache that gives up any entry.</summary>
internal sealed class NoOrder : EntryOrder
{
    public override void Add(int entry)
    {
    }

    public override void Use(int entry)
    {
    }

    public override void Remove(int entry)
    {
    }

    public override void Move(int from, int to)
    {
    }

    public override int First() => 0;

    public override void Clear()
    {
    }
}
