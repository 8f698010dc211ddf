using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A document store of the MongoDB family: replica sets with a primary, documents that can be locked like rows.</summary>
public sealed class DocumentKind() : StoreKind(
    StoreKeys.Replicas("3", "a replica set of three members (MongoDB manual)"),
    ReplicationKeys.Of(
        ("leader", "a replica set has one primary (MongoDB manual)"),
        ("majority", "write concern majority, the default since MongoDB 5.0"),
        ("primary", "read preference primary, the default of MongoDB"),
        ("12 s", "a new primary within 12 s as a rule (MongoDB manual, replica set elections)")),
    new StoreOperation(new("read", "Reads a document by its key.", DataUse.Optional), ReadTime, ReadCapacity),
    new StoreOperation(new("write", "Inserts or replaces a document.", DataUse.Optional, Writes: true), WriteTime, WriteCapacity),
    new StoreOperation(
        new("update", "Reads a document, decides and writes it back; 'locking' says how two of these on one document are kept apart.", DataUse.Required, Writes: true), WriteTime, WriteCapacity))
{
    private static readonly Key<Distribution> ReadTime = StoreKeys.ReadTime("lognormal p50 1 ms p99 5 ms", "as an indexed point read of a relational database (planning value)");
    private static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 5 ms p99 25 ms", "as a short commit of a relational database (planning value)");
    private static readonly Key<Quantity> ReadCapacity = StoreKeys.ReadCapacity("35k/s", "planning value: as MySQL with 8 vCPU, 34,577 queries/s (Huawei Cloud RDS)");
    private static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("8k/s", "planning value: as PostgreSQL with 8 vCPU, pgbench read-write 8,000–15,000/s, lower end (secondary source)");

    public override string Name => "document store";

    public override string About => "Documents by key: the primary of each shard takes the writes and, unless asked otherwise, answers the reads.";
}
