using System.Collections.Immutable;

namespace Windtunnel.Validation.Networks;

/// <summary>Requests that pass several stations in turn.</summary>
internal static class OpenNetworks
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "W3: a web request over two tiers",
            "Jackson 1957, Burke 1956: the tiers are independent M/M/c; percentiles by numerical convolution of their laws",
            """
            design: web-request
            workload: { request: 10k/s, peak: 1 x }
            components:
              way-in:   { kind: network, latency: 0.2 ms }
              front:    { kind: service, instances: 1, cores: 64 }
              cache:    { kind: network, latency: 0.5 ms }
              back:     { kind: service, instances: 1, cores: 32 }
              way-back: { kind: network, latency: 1 ms }
            flows:
              request:
                - way-in
                - front: exp 4 ms
                - cache
                - choose: { 20 %: [ { back: exp 8 ms } ] }
                - way-back
            """,
            40,
            [
                KnownValue.Mean("request", 0.00730008),
                KnownValue.Percentile("request", 0.5, 0.00528924),
                KnownValue.Percentile("request", 0.99, 0.0314956),
            ]),
    ];
}
