using Windtunnel.Analysis;
using Windtunnel.Estimation.Codes;
using Windtunnel.Units;
using static Windtunnel.Tests.Estimation.Published.PublishedFigure;

namespace Windtunnel.Tests.Estimation.Published;

/// <summary>Availability, codes, and the closed forms the product works with.</summary>
internal static class ChanceCases
{
    public static IEnumerable<PublishedFigure> All =>
    [
        Of("generic", "downtime_per_year (two nines)", Bodies.Parts("99 %", "[a call]"), "ask downtime per year"),
        Of("generic", "downtime_per_year (three nines)", Bodies.Parts("99.9 %", "[a call]"), "ask downtime per year"),
        Of("generic", "downtime_per_year (four nines)", Bodies.Parts("99.99 %", "[a call]"), "ask downtime per year"),
        Of("generic", "downtime_per_year (six nines)", Bodies.Parts("99.9999 %", "[a call]"), "ask downtime per year"),
        Of("generic", "availability_in_parallel (2 x 99.9%)", Bodies.Parts("99.9 %", "[{parallel any: [a call, b call]}]"), "ask availability"),
        Of("generic", "quorum_availability_2_of_3", Bodies.Parts("99.9 %", "[{parallel 2 of 3: [a call, b call, c call]}]"), "ask availability"),
        Of("generic", "serial_chain_availability_5x99.95", Bodies.Parts("99.95 %", "[a call, b call, c call, d call, e call]"), "ask availability"),
        Of("beigel", "availability_gain_second_az", Bodies.Rate("1/s").Replace("kind: service", "kind: service, instances: 2, availability: 99.5 %"), "web availability"),
        Of("stock-exchange", "downtime_per_day_4nines", Bodies.Parts("99.99 %", "[a call]"), "ask downtime per year", 365.25),
        new("object-storage", "durability_3_copies_backblaze_2024", () => Availability.Parallel(1 - 0.0157, 1 - 0.0157, 1 - 0.0157), Exact),
        new("generic", "mm1_mean_response", () => 1e3 * MM1.MeanResponse(0.8 / 0.002, 0.002), Exact),
        new("generic", "mm1_p99_response", () => 1e3 * MM1.ResponsePercentile(0.8 / 0.002, 0.002, 0.99), Exact),
        new("generic", "erlang_c_wait_probability", () => ErlangC.WaitProbability(3.2, 4), Exact),
        new("generic", "mmc_mean_wait", () => 1e3 * MMc.MeanWait(3.2 / 0.002, 0.002, 4), Exact),
        new("generic", "fanout_tail", () => TailAtScale.SlowProbability(0.01, 100), Exact),
        new("generic", "retry_amplification_3_layers", () => RetryAmplification.MaxCalls(3, 3), Exact),
        new("hotel", "optimistic_retry_expectation", () => RetryAmplification.MeanTries(0.2, 1_000), Exact),
        new("consistent-hashing", "modulo_keys_remapped_N_to_N+1", () => 100 * KeyPlacement.MovedByModulo(10), Exact),
        new("generic", "uuid_v4_bits_random", () => new CodeSpace(2, 122).Codes, Exact),
        new("unique-id", "max_machines", () => new CodeSpace(2, 5 + 5).Codes, Exact),
        new("url-shortener", "base62_capacity_6_chars (insufficient)", () => new CodeSpace(CodeSpace.Base62, 6).Codes, Exact),
        new("maps", "tiles_zoom21", () => new CodeSpace(4, 21).Codes, Exact),
        Of("url-shortener", "min_code_length", Bodies.Shortener, "url base-62 code length"),
        Of("url-shortener", "hash7_birthday_first_collision_scale", Bodies.Shortener, "url random codes until a collision"),
        Of("url-shortener", "lookahead_collision_probability", Bodies.Shortener, "url random code is taken"),
        new("video-streaming", "transcoded_ladder_MB_per_min", () => (Quantity.Parse("25.64 Mbit/s") * Quantity.Parse("1 min")).Nominal / 1e6, Exact),
    ];
}
