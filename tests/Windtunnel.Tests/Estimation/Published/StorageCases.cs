using static Windtunnel.Tests.Estimation.Published.PublishedFigure;

namespace Windtunnel.Tests.Estimation.Published;

/// <summary>Records and bytes, on disk and in memory.</summary>
internal static class StorageCases
{
    private const string PerDay = "item storage per day";
    private const string Kept = "item storage over retention";
    private const string RecordsPerDay = "item records per day";

    private const string Cache = """
        workload: { read: 1bn/day }
        data: { url: { size: 500 B, keys: 365bn } }
        components: { cache: { kind: cache, entry overhead: 0 B, memory: 1 GB, holds: url } }
        flows: { read: [{cache get url: {on miss: [cache set url]}}] }
        """;

    private const string Trees = """
        workload: { ask: 1/s }
        data: { leaf: { size: 832 B, keys: 2M }, internal: { size: 64 B, keys: 670k } }
        components: { tree: { kind: key-value store, replicas: 1, holds: [leaf, internal] } }
        flows: { ask: [tree read leaf, tree read internal] }
        """;

    private const string Series = """
        workload: { ask: 1/s }
        data: { pool: { keys: 1000 }, machine: { keys: 100 per pool }, series: { keys: 100 per machine } }
        components: { store: { kind: key-value store, holds: [pool, machine, series] } }
        flows: { ask: [store read pool, store read machine, store read series] }
        """;

    private const string Log = "workload: { ask: 100k/s }\ncomponents: { log: { kind: queue, replicas: 3, keep: 14 days, message size: 1 kB } }\nflows: { ask: [log send] }";

    public static IEnumerable<PublishedFigure> All =>
    [
        Of("generic", "power_of_two_2^30 (~billion / GiB)", Bodies.Kept("1", "1 GiB"), Kept),
        Of("generic", "power_of_two_2^40 (~trillion / TiB)", Bodies.Kept("1", "1 TiB"), Kept),
        Of("generic", "power_of_two_2^50 (~quadrillion / PiB)", Bodies.Kept("1", "1 PiB"), Kept),
        Of("twitter-estimate", "media_per_day", Bodies.Growing("2/day per user", "1 MB", writtenBy: "10 % of ask", users: "150M"), PerDay, 1e12),
        Of("twitter-estimate", "media_5_years", Bodies.Growing("2/day per user", "1 MB", writtenBy: "10 % of ask", users: "150M"), Kept, 1e15),
        Of("twitter-estimate", "tweet_text_per_day", Bodies.Growing("302.4M/day", "1204 B"), PerDay, 1e9),
        Of("url-shortener", "storage_10y", Bodies.Shortener, "url storage over retention", 1e12),
        Of("url-shortener", "cache_size_20pct_of_daily_reads", Cache, "cache memory for 20 % of daily reads", 1e9),
        Of("pastebin", "content_per_month", Bodies.Growing("10M/month", "1270 B", "1 month"), Kept, 1e9),
        Of("rate-limiter", "redis_memory_fixed_window", Bodies.Kept("10M", "100 B"), Kept, 1e9),
        Of("rate-limiter", "sliding_log_memory", Bodies.Kept("1000 per user", "16 B", users: "1M"), Kept, 1e9),
        Of("news-feed", "feed_cache_memory", Bodies.Kept("500 per user", "16 B", users: "10M"), Kept, 1e9),
        Of("news-feed", "primer_storage_per_month", Bodies.Growing("500M/day", "10 kB", "30 days"), Kept, 1e12),
        Of("chat", "connection_memory", Bodies.Kept("1M", "10 kB"), Kept, 1e9),
        Of("video-streaming", "storage_per_day", Bodies.Growing("0.1/day per user", "300 MB", users: "5M"), PerDay, 1e12),
        Of("video-streaming", "originals_5y", Bodies.Growing("0.1/day per user", "300 MB", users: "5M"), Kept, 1e15),
        Of("file-sync", "total_space", Bodies.Kept("1 per user", "10 GB", users: "50M"), Kept, 1e15),
        Of("proximity", "quadtree_memory", Trees, "tree storage", 1e9),
        Of("nearby-friends", "concurrent_users", Bodies.Kept("0.1 per user", "100 B", users: "100M"), "item records"),
        Of("nearby-friends", "pubsub_memory", Bodies.Kept("100 per user", "20 B", users: "100M"), Kept, 1e9),
        Of("nearby-friends", "location_cache_memory", Bodies.Kept("0.1 per user", "100 B", users: "100M"), Kept, 1e9),
        Of("nearby-friends", "history_rows_per_day", Bodies.Growing("334k/s", "100 B"), RecordsPerDay, 1e9),
        Of("message-queue", "retention_storage", Log, "log storage with replication", 1e12),
        Of("metrics-monitoring", "series_count", Series, "series records"),
        Of("metrics-monitoring", "raw_7d_gorilla", Bodies.Growing("1M/s", "1.37 B", "7 days"), Kept, 1e9),
        Of("metrics-monitoring", "rollup_points_1h_1y", Bodies.Growing("10M/h", "16 B", "1 year"), "item records"),
        Of("metrics-monitoring", "raw_7d_uncompressed", Bodies.Growing("1M/s", "16 B", "7 days"), Kept, 1e12),
        Of("ad-click", "storage_per_month", Bodies.Growing("1bn/day", "100 B", "30 days"), Kept, 1e12),
        Of("email", "attachments_per_year", Bodies.Growing("40/day per user", "500 kB", writtenBy: "20 % of ask", users: "1bn"), "item storage per year", 1e15),
        Of("object-storage", "raw_capacity_3x", Bodies.Kept("1", "100 PB", replicas: 3), "item storage with replication", 1e15),
        new("object-storage", "replication_overhead", () => Overhead(Bodies.Kept("1", "100 PB", replicas: 3)), Exact),
        Of("leaderboard", "memory", Bodies.Kept("25M", "26 B"), Kept, 1e6),
        Of("leaderboard", "memory_100x", Bodies.Kept("2.5bn", "26 B"), Kept, 1e9),
        Of("leaderboard", "memory_with_skiplist_overhead", Bodies.Kept("25M", "52 B"), Kept, 1e9),
        Of("payment", "ledger_rows_per_day", Bodies.Growing("1M/day", "100 B", writtenBy: "2 x ask"), RecordsPerDay),
        Of("payment", "nightly_settlement_rows", Bodies.Growing("1M/day", "100 B"), RecordsPerDay),
        Of("shopping-mall", "primer_tx_storage_month", Bodies.Growing("1bn/month", "40 B", "1 month"), Kept, 1e9),
        Of("beigel", "primer_scaling_storage_month", Bodies.Growing("1bn/month", "1 kB", "1 month"), Kept, 1e12),
        Of("beigel", "primer_scaling_storage_3y", Bodies.Growing("1bn/month", "1 kB", "3 years"), Kept, 1e12),
        Of("mlops", "predictions_per_day", Bodies.Growing("250k/s", "100 B"), RecordsPerDay, 1e9),
        Of("mlops", "retrain_interval_data_volume", Bodies.Growing("10k/s", "1 kB"), PerDay, 1e12),
        Of("web-crawler", "storage_5y", Bodies.Growing("1bn/month", "500 kB"), Kept, 1e15),
    ];

    private static double Overhead(string body)
    {
        var estimate = Sketch.Estimate(body);
        return (estimate.Find("item storage with replication")!.Median / estimate.Find(Kept)!.Median) - 1;
    }
}
