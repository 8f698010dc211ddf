using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>Keys every kind of store has.</summary>
internal static class StoreKeys
{
    /// <summary>One word means one thing everywhere.</summary>
    private const string StorageKey = "storage";

    public static Key<Quantity> Shards() =>
        Keys.Quantity("shards", Dimension.Number, "Parts the keys are divided into.").WholeFrom(1).Default("1", "not divided").Like("8");

    public static Key<Quantity> Replicas(string defaultText, string source) =>
        Keys.Quantity("replicas", Dimension.Number, "Copies of each shard, the one that takes the writes included.").WholeFrom(1).Default(defaultText, source).Like("3");

    public static Key<Distribution> ReadTime(string defaultText, string source) =>
        Keys.Distribution("read time", Dimension.Duration, "Time of a read at an idle node, the hop in the zone included.").Default(defaultText, source).Like(defaultText);

    public static Key<Distribution> WriteTime(string defaultText, string source) =>
        Keys.Distribution("write time", Dimension.Duration, "Time of a write at an idle node, until it is acknowledged.").Default(defaultText, source).Like(defaultText);

    public static Key<Quantity> ReadCapacity(string defaultText, string source) =>
        Keys.Quantity("read capacity", Dimension.Rate, "Reads per second of one node at 100 %.").Above(0).Default(defaultText, source).Like(defaultText);

    public static Key<Quantity> WriteCapacity(string defaultText, string source) =>
        Keys.Quantity("write capacity", Dimension.Rate, "Writes per second of one node at 100 %.").Above(0).Default(defaultText, source).Like(defaultText);

    /// <summary>Disk of one node, where a component has such and the design gives it.</summary>
    public static Setting<Quantity>? DiskOf(Component component) =>
        component.Kind.Shape.Keys.FirstOrDefault(k => k.Name == StorageKey) is Key<Quantity> key ? component.Settings.Find(key) : null;

    /// <summary>Disks paid for: of the size the design gives, else what is kept on every replica.</summary>
    public static CostItem Disks(string price, Component component, double shards, double replicas, ComponentLoad load) =>
        DiskOf(component) is { Value.Nominal: var disk }
            ? new CostItem(price, disk * shards * replicas, $"{Human.Format(disk, Dimension.ByteSize)} × {shards * replicas:0.##} nodes")
            : new CostItem(price, load.StoredBytes * replicas, $"{Human.Format(load.StoredBytes, Dimension.ByteSize)} × {replicas:0.##} replicas");

    public static Key<Quantity> Storage() =>
        Keys.Quantity(StorageKey, Dimension.ByteSize, "Disk of one node, paid for in full; `estimate` says when it is full.").Above(0).Inferred("what the data needs").Like("4 TB");
}
