using static Windtunnel.Tests.Estimation.Published.PublishedFigure;

namespace Windtunnel.Tests.Estimation.Published;

/// <summary>Requests and operations per second.</summary>
internal static class RateCases
{
    private const double PerDay = 1 / 86_400.0;

    public static IEnumerable<PublishedFigure> All =>
    [
        Of("generic", "rps_per_billion_requests_per_month", Bodies.Rate("1bn/month"), Average, tolerance: BookRounding),
        Of("twitter-estimate", "tweet_qps", Bodies.PerUser("150M", "2/day"), Average),
        Of("twitter-estimate", "tweet_peak_qps", Bodies.PerUser("150M", "2/day"), Peak, tolerance: BookRounding),
        Of("url-shortener", "write_qps", Bodies.Shortener, "shorten average rate"),
        Of("url-shortener", "db_read_qps_after_cache", Bodies.Steps("[{cache get: {on miss: [store read]}}]", "11574/s").Replace("95 %", "90 %"), StoreReads),
        Of("url-shortener", "redirect_egress", Bodies.Shortener, "redirect bandwidth out average", 1e6 / 8),
        Of("rate-limiter", "twitter_write_limit_rate", Bodies.Rate("300 per 3 h"), Average, 1 / 3600.0),
        Of("notification", "push_avg_rate", Bodies.Rate("10M/day"), Average),
        Of("notification", "sms_avg_rate", Bodies.Rate("1M/day"), Average),
        Of("notification", "fcm_default_quota", Bodies.Rate("600k/min"), Average),
        Of("news-feed", "fanout_writes_max_per_post", Bodies.Steps("[{fan out 5000 x: [cache set]}]"), "cache writes"),
        Of("news-feed", "post_qps", Bodies.PerUser("10M", "0.2/day"), Average),
        Of("news-feed", "fanout_write_rate", Bodies.Steps("[{fan out 200 x: [cache set]}]", "23.15/s"), "cache writes"),
        Of("news-feed", "primer_reads_per_s", Bodies.Rate("250bn/month"), Average, tolerance: BookRounding),
        Of("news-feed", "primer_tweets_per_s", Bodies.Rate("15bn/month"), Average, tolerance: BookRounding),
        Of("chat", "industry_message_rate", Bodies.Rate("60bn/day"), Average),
        Of("chat", "message_qps", Bodies.PerUser("50M", "40/day"), Average),
        Of("chat", "heartbeat_rate", "workload: { beat: { users: 10M, think: 5 s } }\ncomponents: { wire: { kind: network, latency: 0 s } }\nflows: { beat: [wire] }", "beat average rate"),
        Of("chat", "group_copy_writes", Bodies.Steps("[{fan out 99 x: [store write]}]"), "store writes"),
        Of("search-autocomplete", "query_qps", Bodies.PerUser("10M", "200/day"), Average),
        Of("search-autocomplete", "peak_qps", Bodies.PerUser("10M", "200/day"), Peak, tolerance: BookRounding),
        Of("proximity", "search_qps_book", Bodies.PerUser("100M", "5/day"), Average, tolerance: BookRounding),
        Of("proximity", "geohash_cells_queried", Bodies.Steps("[store read, {fan out 8 x: [store read]}]"), StoreReads),
        Of("maps", "navigation_minutes_per_day", Bodies.PerUser("1bn", "35/week"), Average, 1e9 * PerDay),
        Of("maps", "gps_qps_unbatched", Bodies.Rate("300bn/day"), Average, tolerance: BookRounding),
        Of("maps", "gps_qps_batched_15s", Bodies.Rate("20bn/day"), Average, tolerance: BookRounding),
        Of("maps", "gps_peak_qps", Bodies.Rate("20bn/day", "5 x"), Peak, tolerance: BookRounding),
        Of("message-queue", "linkedin_three_node_bytes", Bodies.Rate("2024032/s").Replace("ask: [web]", "ask: { request size: 100 B, steps: [web] }"), "bandwidth in average", 1e6),
        Of("ad-click", "qps", Bodies.Rate("1bn/day"), Average, tolerance: BookRounding),
        Of("ad-click", "peak_qps", Bodies.Rate("1bn/day", "5 x"), Peak, tolerance: BookRounding),
        Of("ad-click", "late_event_loss", Bodies.Steps("[{choose: {0.01 %: [store write]}}]", "1bn/day"), "store writes", PerDay),
        Of("hotel", "reservations_per_day", "workload: { stay: { users: 700k, think: 3 days } }\ncomponents: { wire: { kind: network, latency: 0 s } }\nflows: { stay: [wire] }", "stay average rate", PerDay),
        Of("hotel", "reservation_tps", Bodies.Rate("240k/day"), Average, tolerance: BookRounding),
        Of("hotel", "booking_page_qps", Bodies.Relation("3/s", "10 x base"), Average),
        Of("hotel", "detail_page_qps", Bodies.Relation("3/s", "100 x base"), Average),
        Of("hotel", "per_shard_qps", "workload: { ask: 30k/s, peak: 1 x }\ncomponents: { store: { kind: sql database, shards: 16 } }\nflows: { ask: [store read] }", "store peak operations per shard"),
        Of("email", "send_qps", Bodies.PerUser("1bn", "10/day"), Average, tolerance: BookRounding),
        Of("email", "receive_qps", Bodies.PerUser("1bn", "40/day"), Average, tolerance: BookRounding),
        Of("object-storage", "ec_read_fanout", Bodies.Steps("[{fan out 8 x: [store read]}]"), StoreReads),
        Of("leaderboard", "peak_users_per_s", Bodies.Rate("50/s", "5 x"), Peak),
        Of("leaderboard", "score_qps", Bodies.Relation("50/s", "10 x base"), Average),
        Of("leaderboard", "top10_qps", Bodies.Relation("50/s", "1 x base"), Average),
        Of("leaderboard", "qps_100x", Bodies.Relation("2500/s", "100 x base"), Average),
        Of("payment", "stripe_bfcm_2024_avg_tps", Bodies.Rate("465M per 4 days"), Average),
        Of("stock-exchange", "qps", Bodies.Rate("1bn per 6.5 h"), Average),
        Of("shopping-mall", "primer_tx_per_s", Bodies.Rate("1bn/month"), Average, tolerance: BookRounding),
        Of("shopping-mall", "order_qps", Bodies.PerUser("10M", "0.025/day"), Average),
        Of("shopping-mall", "shopify_edge_rps_2024", Bodies.Rate("284M/min"), Average),
        Of("shopping-mall", "shopify_app_rps_2024", Bodies.Rate("80M/min"), Average),
        Of("beigel", "primer_scaling_writes", Bodies.Rate("1bn/month"), Average, tolerance: BookRounding),
        Of("beigel", "db_read_after_cache", Bodies.Steps("[{cache get: {on miss: [store read]}}]", "40k/s"), StoreReads),
        Of("beigel", "origin_share_with_fb_stack", Bodies.Steps("[{choose: {65.5 %: [web], 20 %: [web], 4.6 %: [web], otherwise: [store read]}}]"), StoreReads),
        Of("beigel", "cdn_origin_rps", Bodies.Steps("[{choose: {70 %: [{cache get: {on miss: [store read]}}], otherwise: [store read]}}]", "40k/s"), StoreReads),
        Of("mlops", "feature_lookup_qps", Bodies.Steps("[{repeat 2 x: [{cache get: {on miss: [store read]}}]}]", "10k/s"), StoreReads),
        Of("silent-error-audit", "missing_rows_detected", Bodies.Steps("[{choose: {0.01 %: [store write]}}]", "10M/day"), "store writes", PerDay),
        Of("anomaly-detection", "false_alarms_per_day_3sigma", Bodies.Steps("[{choose: {0.27 %: [store write]}}]", "1440/day"), "store writes", PerDay),
        Of("web-crawler", "qps", Bodies.Rate("1bn per 30 days"), Average),
        Of("web-crawler", "peak_qps", Bodies.Rate("1bn per 30 days"), Peak, tolerance: BookRounding),
    ];

    private const string Average = "ask average rate";
    private const string Peak = "ask peak rate";
    private const string StoreReads = "store reads";
}
