using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A search index of the Elasticsearch family: what is indexed can be found after the next refresh.</summary>
public sealed class SearchKind() : StoreKind(
    StoreKeys.Replicas("2", "Elasticsearch: a primary and one replica, index.number_of_replicas 1"),
    ReplicationKeys.Of(
        ("leader", "Elasticsearch: the primary of a shard forwards writes to its replicas"),
        ("all", "Elasticsearch: every copy in sync must have a write (documentation, data replication model)"),
        ("any replica", "Elasticsearch: any copy answers a search"),
        ("30 s", "Elasticsearch: three checks of a node, 10 s each (cluster.fault_detection defaults)")),
    new StoreOperation(new("query", "Searches.", DataUse.Optional), QueryTime, QueryCapacity),
    new StoreOperation(new("index", "Adds or replaces a document.", DataUse.Optional, Writes: true), IndexTime, IndexCapacity))
{
    private static readonly Key<Distribution> QueryTime = Keys.Distribution("query time", Dimension.Duration, "Time of a search at an idle node, the hop in the zone included.")
        .Default("lognormal p50 10 ms p99 100 ms", "Elasticsearch 8.9, planning value: p50 5.9 ms for a time range, up to 1,854 ms for an aggregation (Alibaba Cloud benchmark)").Like("20 ms");
    private static readonly Key<Quantity> QueryCapacity = Keys.Quantity("query capacity", Dimension.Rate, "Searches per second of one node at 100 %.").Above(0)
        .Default("550/s", "derived: 8 cores, each busy for all of a search's mean time of 14.5 ms").Like("550/s");
    private static readonly Key<Distribution> IndexTime = Keys.Distribution("index time", Dimension.Duration, "Time of indexing at an idle node, until it is acknowledged.")
        .Default("lognormal p50 41 ms p99 205 ms", "Elasticsearch 8.9: p50 41.2 ms a bulk (Alibaba Cloud benchmark); p99 = 5 × p50 (planning value)").Like("40 ms");
    private static readonly Key<Quantity> IndexCapacity = Keys.Quantity("index capacity", Dimension.Rate, "Documents indexed per second of one node at 100 %.").Above(0)
        .Default("125k/s", "Elasticsearch 8.9, 3 nodes of 8 vCPU: 375,676 documents/s in bulks (Alibaba Cloud benchmark)").Like("125k/s");

    private static readonly Key<Quantity> Refresh = Keys.Quantity("refresh", Dimension.Duration, "How often what was indexed is made visible to searches; until then they miss it.").AtLeast(0)
        .Default("1 s", "Elasticsearch index.refresh_interval").Like("30 s");

    public override string Name => "search index";

    public override string About => "Finds documents by what is in them; what is indexed can be found after the next refresh.";

    protected override ImmutableArray<Key> OwnKeys => [Refresh];

    // A document is indexed at any moment between two refreshes.
    protected override Distribution? RefreshOf(Component component) =>
        component.Number(Refresh) is > 0 and var seconds ? new Uniform(new Quantity(0, seconds, Dimension.Duration)) : null;
}
