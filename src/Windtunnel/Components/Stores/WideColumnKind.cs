using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A wide-column store of the Cassandra and Bigtable family: rows of many columns, kept by replicas none of which is special.</summary>
public sealed class WideColumnKind() : StoreKind(
    StoreKeys.Replicas("3", "usual replication factor of Cassandra"),
    ReplicationKeys.Of(
        ("quorum", "usual of Cassandra and ScyllaDB"),
        ("majority", "planning value for a store with a leader"),
        ("primary", "a tablet of Bigtable has one server"),
        ("12 s", "planning value for a store with a leader, as of MongoDB")),
    new StoreOperation(new("read", "Reads the columns of one row.", DataUse.Optional), ReadTime, ReadCapacity),
    new StoreOperation(new("write", "Writes columns of one row.", DataUse.Optional, Writes: true), WriteTime, WriteCapacity),
    new StoreOperation(new("delete", "Marks a row as gone.", DataUse.Optional, Writes: true), WriteTime, WriteCapacity))
{
    private const string Node = "modern Cassandra or Scylla node, unconfirmed; 3,819 client writes/s per m1.xlarge in 2011 (Netflix)";

    private static readonly Key<Distribution> ReadTime = StoreKeys.ReadTime("lognormal p50 4 ms p99 15 ms", "ScyllaDB at Discord 2022: p99 15 ms; planning value");
    private static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 2 ms p99 5 ms", "ScyllaDB at Discord 2022: p99 5 ms; planning value");
    private static readonly Key<Quantity> ReadCapacity = StoreKeys.ReadCapacity("20k/s", Node);
    private static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("20k/s", Node);

    public override string Name => "wide-column store";

    public override string About => "Rows of many columns by key: every replica takes every write, as many as asked for answer.";
}
