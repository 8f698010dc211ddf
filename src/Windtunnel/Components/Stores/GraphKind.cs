using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A graph store of the Neo4j and Neptune family: what is related is found by following relations, hop by hop.</summary>
public sealed class GraphKind() : StoreKind(
    StoreKeys.Replicas("3", "the least that keep a majority when one is down, as a Neo4j cluster"),
    ReplicationKeys.Of(
        ("leader", "usual of Neo4j and Neptune"),
        ("majority", "Raft, as a Neo4j cluster"),
        ("any replica", "read replicas are there to share the reads"),
        ("60 s", "Neptune less than 120 s, often less than 60 s (AWS documentation)")),
    new StoreOperation(new("read", "Reads one node with its relations.", DataUse.Optional), ReadTime, ReadCapacity),
    new StoreOperation(new("traverse", "Follows relations from one node, each hop a round of reads after the last.", DataUse.Optional), ReadTime, ReadCapacity, Hops),
    new StoreOperation(new("write", "Adds or changes a node or a relation.", DataUse.Optional, Writes: true), WriteTime, WriteCapacity))
{
    private static readonly Key<Distribution> ReadTime = StoreKeys.ReadTime("lognormal p50 1 ms p99 5 ms", "as an indexed point read of a relational database (planning value)");
    private static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 5 ms p99 25 ms", "as a short commit of a relational database (planning value)");
    private static readonly Key<Quantity> ReadCapacity = StoreKeys.ReadCapacity("35k/s", "planning value: as MySQL with 8 vCPU, 34,577 queries/s (Huawei Cloud RDS)");
    private static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("8k/s", "planning value: as PostgreSQL with 8 vCPU, pgbench read-write 8,000–15,000/s, lower end (secondary source)");
    private static readonly Key<Quantity> Hops = Keys.Quantity("hops", Dimension.Number, "For 'traverse': relations followed one after the other; each takes a read's time and work.")
        .WholeFrom(1).Default("2", "friends of friends (planning value)").Like("3");

    public override string Name => "graph store";

    public override string About => "Nodes and relations: a traversal takes a round of reads for each hop.";
}
