using Windtunnel.Tests.Estimation.Published;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Estimation;

/// <summary>Estimates that books, papers and vendors printed, reproduced: estimates.csv, every row of it either computed or named with the reason why not.</summary>
public sealed class PublishedTests
{
    private const string Fleeting = "a one-off division or multiplication of two numbers that no part of a design stands for";
    private const string Layout = "the layout of a record or a code, which a design does not describe";
    private const string Limit = "rate limits are not part of the language yet";
    private const string Lag = "how long a backlog lasts or how old data gets is for the simulation, not for the envelope";
    private const string Erasure = "erasure coding is not part of the language yet";
    private const string Quorum = "read and write quorums are not part of the language yet";
    private const string Statistics = "a statement about a test or a sample, not about a system";

    private static readonly Dictionary<(string System, string Quantity), string> NotExpressible = new()
    {
        [("generic", "seconds_per_day_rounding_error")] = "the error of a book's rounding, which the estimate does not make",
        [("rate-limiter", "local_counter_overadmit")] = Limit,
        [("rate-limiter", "leaking_bucket_drain")] = Limit,
        [("consistent-hashing", "vnode_relative_stddev_100")] = "keys are spread evenly over shards; virtual nodes are not modelled",
        [("consistent-hashing", "vnode_relative_stddev_200")] = "keys are spread evenly over shards; virtual nodes are not modelled",
        [("unique-id", "timestamp_range_years")] = Layout,
        [("unique-id", "twitter_epoch_to_exhaustion_year")] = Layout,
        [("notification", "time_to_push_10M_at_fcm_quota")] = Lag,
        [("video-streaming", "ladder_sum_bitrate")] = Fleeting,
        [("proximity", "quadtree_leaf_bytes")] = Layout,
        [("proximity", "quadtree_internal_bytes")] = Layout,
        [("proximity", "geohash4_cell_width")] = Layout,
        [("proximity", "geohash4_cell_height")] = Layout,
        [("proximity", "geohash5_cell_width")] = Layout,
        [("proximity", "geohash6_cell_width")] = Layout,
        [("proximity", "geohash6_cell_height")] = Layout,
        [("maps", "storage_zoom21_reduced_low")] = Fleeting,
        [("maps", "storage_all_zooms")] = Fleeting,
        [("maps", "per_pop_throughput")] = "places are not part of the language yet",
        [("message-queue", "max_useful_consumers")] = "consumers are counted for the queue as a whole, not by partition",
        [("message-queue", "quorum_overlap")] = Quorum,
        [("message-queue", "consumer_lag_drain_time")] = Lag,
        [("message-queue", "kafka_failover_gap")] = "time to detect a failure is not part of the language yet",
        [("metrics-monitoring", "downsample_example_window1")] = Statistics,
        [("ad-click", "growth_5y")] = "growth over the years is written as stages, not as a rate",
        [("hotel", "overbook_cap")] = "stock is typed with the overbooking in it",
        [("object-storage", "object_count")] = Fleeting,
        [("object-storage", "ec_8_4_overhead")] = Erasure,
        [("object-storage", "raw_capacity_ec_8_4")] = Erasure,
        [("payment", "duplicate_rate_with_idempotency")] = "an invariant for the simulation to hold",
        [("stock-exchange", "budget_per_order_single_thread")] = Fleeting,
        [("stock-exchange", "colocation_vs_wan_saving")] = Fleeting,
        [("shopping-mall", "alibaba_db_queries_per_order")] = Fleeting,
        [("shopping-mall", "alibaba_peak_growth_2019_2020")] = Fleeting,
        [("shopping-mall", "page_requests_per_order")] = Fleeting,
        [("beigel", "etl_batch_staleness")] = Lag,
        [("mlops", "canary_detect_samples")] = Statistics,
        [("mlops", "fallback_budget")] = Fleeting,
        [("edit-lock", "lease_expiry")] = Fleeting,
        [("edit-lock", "conflict_probability")] = "leases are not part of the language yet",
        [("silent-error-audit", "worst_detection_delay")] = Lag,
        [("silent-error-audit", "sample_size_to_catch")] = Statistics,
        [("search-bar", "es_bulk_index_time_1B_docs")] = Lag,
        [("search-bar", "staleness_refresh_worst")] = Lag,
        [("kv-store", "replicas_needed_for_read_one")] = Quorum,
    };

    private static readonly PublishedFigure[] All = [.. RateCases.All, .. StorageCases.All, .. CapacityCases.All, .. ChanceCases.All];

    private static readonly Dictionary<(string System, string Quantity), double> Rows =
        Csv.Read(Path.Combine(Repository.Root, "tests", "Windtunnel.Tests", "Estimation", "estimates.csv")).Skip(1)
            .ToDictionary(r => (r[0], r[1]), r => double.Parse(r[3]));

    public static TheoryData<string, string> Computed
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in All)
            {
                data.Add(row.System, row.Quantity);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Computed))]
    public void Estimate_PublishedFigure_IsReproduced(string system, string quantity)
    {
        var row = All.Single(p => p.System == system && p.Quantity == quantity);
        var expected = Rows[(system, quantity)];
        row.Value().ShouldBe(expected, Math.Abs(expected) * row.Tolerance);
    }

    [Fact]
    public void Rows_EachOne_IsComputedOrHasItsReason()
    {
        Rows.Count.ShouldBe(187);
        NotExpressible.Count.ShouldBe(45);
        var handled = All.Select(p => (p.System, p.Quantity)).Concat(NotExpressible.Keys).ToList();
        handled.ShouldBeUnique();
        Rows.Keys.Except(handled).ShouldBeEmpty();
        handled.Except(Rows.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_WithTheBooksRounding_AreOffBecauseOfIt() =>
        // The wide tolerance is for rows that need it only: each is further off than an exact one may be.
        All.Where(p => p.Tolerance == PublishedFigure.BookRounding)
            .Where(p => Math.Abs(p.Value() / Rows[(p.System, p.Quantity)] - 1) <= PublishedFigure.Exact).ShouldBeEmpty();
}
