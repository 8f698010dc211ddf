using static Windtunnel.Tests.Estimation.Published.PublishedFigure;

namespace Windtunnel.Tests.Estimation.Published;

/// <summary>Servers, shards, utilisation and money.</summary>
internal static class CapacityCases
{
    private const double UsdPerDay = 365.0 / 12;

    public static IEnumerable<PublishedFigure> All =>
    [
        Of("notification", "workers_needed_push_peak", Bodies.Tier("10M/day", 1, "200 ms", "70 %", "5 x"), "web instances needed"),
        Of("chat", "chat_servers_needed", Bodies.Tier("10M/s", 100_000, "1 s", "70 %"), "web instances needed"),
        Of("nearby-friends", "ws_servers", Bodies.Tier("10M/s", 100_000, "1 s", "100 %"), "web instances needed"),
        Of("video-streaming", "transcode_cores", Bodies.Tier("5.787/s", 1, "30 min", "100 %"), "web instances needed"),
        Of("beigel", "sidecar_vcpu", Bodies.Tier("40400/s", 4, "0.35 ms", "60 %"), "web busy servers at peak"),
        Of("metrics-monitoring", "influx_nodes_min", Bodies.Writers("1M/s", "250k/s"), "store shards needed"),
        Of("wallet", "nodes_at_1000_tps", Bodies.Writers("2M/s", "1k/s"), "store shards needed"),
        Of("wallet", "nodes_at_100_tps", Bodies.Writers("2M/s", "100/s").Replace("cores: 1,", "cores: 1, write time: constant 10 ms,"), "store shards needed"),
        Of("wallet", "nodes_at_10000_tps", Bodies.Writers("2M/s", "10k/s"), "store shards needed"),
        Of("search-bar", "es_shards", Bodies.Kept("1", "900 GB").Replace("replicas: 1", "replicas: 1, storage: 30 GB"), "store shards needed for storage"),
        Of("unique-id", "system_ids_per_s", Bodies.Capacity("kind: id generator, instances: 1024, capacity: 4096k/s", "it next"), "ask average rate"),
        Of("object-storage", "s3_prefix_scaling", Bodies.Capacity("kind: key-value store, shards: 10, replicas: 1, cores: 1, read capacity: 5500/s", "it read"), "ask average rate"),

        // Planned at 60 %, so the capacity is 1/0.6 of what the source calls it.
        Of("beigel", "single_host_capacity", Bodies.Capacity("kind: service, instances: 1, cores: 4", "it: 1.5 ms"), "ask average rate", 1 / 0.6),
        new("stock-exchange", "lmax_headroom", () => 1 / Sketch.Value(Bodies.Writers("215k/s", "6M/s"), "store utilisation at peak"), Exact),
        Of("video-streaming", "cdn_cost_per_day", Bodies.Egress("5M", "5/day", "300 MB", "0.02 USD/GB"), "egress cost", UsdPerDay),
        Of("video-streaming", "cdn_cost_at_aws_list_first_tier", Bodies.Egress("5M", "5/day", "300 MB", "0.085 USD/GB"), "egress cost", UsdPerDay),
    ];
}
