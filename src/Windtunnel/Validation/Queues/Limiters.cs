using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>Rate limiters before Poisson arrivals: buckets are queues with constant service, a fixed window cuts a Poisson count off.</summary>
internal static class Limiters
{
    /// <summary>E[min(N, 10)] for a Poisson N of mean 9.</summary>
    private const double PassedOfNine = 8.226790995582355;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "token bucket of 5 at 110 %",
            "M/D/1/5: a token that is missing is a request in service",
            Design("algorithm: token bucket, burst: 5", 1.1),
            100_000,
            [KnownValue.Errors("work", MD1K.Blocking(1.1, 1, 5)), KnownValue.Throughput("work", 1.1 * (1 - MD1K.Blocking(1.1, 1, 5)))]),
        new(
            "leaky bucket of 5 at 110 %",
            "M/D/1/6: one in service, five wait",
            Design("algorithm: leaky bucket, burst: 5", 1.1),
            100_000,
            [KnownValue.Errors("work", MD1K.Blocking(1.1, 1, 6)), KnownValue.Mean("work", MD1K.MeanWait(1.1, 1, 6))]),
        new(
            "fixed window of 10 at 90 %",
            "E[min(N, 10)] of a Poisson count N of mean 9",
            Design("algorithm: fixed window, window: 10 s", 0.9),
            150_000,
            [KnownValue.Throughput("work", PassedOfNine / 10)]),
    ];

    private static string Design(string settings, double rate) =>
        $$"""
        design: limited
        workload: { work: {{rate}}/s, peak: 1 x }
        components: { limiter: { kind: rate limiter, limit: 1/s, counters: local, limited: error, {{settings}} } }
        flows: { work: [ limiter ] }
        """;
}
