using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A time-series store of the InfluxDB family: points are appended, ranges of time are queried.</summary>
public sealed class TimeSeriesKind() : StoreKind(
    StoreKeys.Replicas("1", "a node alone, as InfluxDB without its cluster"),
    ReplicationKeys.Of(
        ("quorum", "points never change, so no replica need be special"),
        ("primary", "planning value for a store with a leader"),
        ("any replica", "read replicas are there to share the reads"),
        ("12 s", "planning value for a store with a leader, as of MongoDB")),
    new StoreOperation(new("append", "Adds points.", DataUse.Optional, Writes: true), WriteTime, WriteCapacity),
    new StoreOperation(new("query", "Reads or sums up a range of time.", DataUse.Optional), QueryTime, QueryCapacity))
{
    private static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 2 ms p99 5 ms", "as a write of a wide-column store (planning value)");
    private static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("250k/s", "InfluxDB, 8 cores and 32 GB: more than 250,000 writes/s (Xu, System Design Interview vol. 2 (2022), ch. 5)");
    private static readonly Key<Distribution> QueryTime = Keys.Distribution("query time", Dimension.Duration, "Time of a query at an idle node, the hop in the zone included.")
        .Default("lognormal p50 10 ms p99 100 ms", "as a search query (planning value)").Like("lognormal p50 10 ms p99 100 ms");
    private static readonly Key<Quantity> QueryCapacity = Keys.Quantity("query capacity", Dimension.Rate, "Queries per second of one node at 100 %.").Above(0)
        .Default("550/s", "derived: 8 cores, each busy for all of a query's mean time of 14.5 ms").Like("550/s");

    public override string Name => "time-series store";

    public override string About => "Points in time: appended in large numbers, read by ranges.";
}
