using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>Keys every kind of store has.</summary>
internal static class StoreKeys
{
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

    public static Key<Quantity> Storage() =>
        Keys.Quantity("storage", Dimension.ByteSize, "Disk of one node.").Above(0).Inferred("what the data needs").Like("4 TB");
}
