using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Places;

/// <summary>Places and the links between them.</summary>
internal static class FarAway
{
    private const double RoundTrip = 0.1, Loss = 0.05, Resend = 0.2;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "link of 1 MB/s at 60 %",
            "the bandwidth is M/D/1: Pollaczek 1930",
            $$"""
            design: narrow
            workload: { work: { rate: 60/s, peak: 1 x, from: office } }
            components: { far: { kind: network, latency: 1 ms, in: hall } }
            links: { office to hall: { rtt: {{RoundTrip}} s, bandwidth: 1 MB/s }, hall to office: { rtt: {{RoundTrip}} s } }
            flows: { work: { request size: 10 kB, response size: 0 B, steps: [far] } }
            """,
            5_000,
            [KnownValue.Mean("work", RoundTrip + 0.001 + MG1.MeanResponse(60, 0.01, 0))]),
        new(
            "link that loses 5 % each way",
            "sent again after 200 ms and a round trip, doubled each time: RFC 6298",
            $$"""
            design: lossy
            workload: { work: { rate: 200/s, peak: 1 x, from: office } }
            components: { far: { kind: network, latency: 1 ms, in: hall } }
            links: { office and hall: { rtt: {{RoundTrip}} s, loss: {{Loss * 100}} % } }
            flows: { work: [far] }
            """,
            3_000,
            [KnownValue.Mean("work", RoundTrip + 0.001 + (2 * (Resend + RoundTrip) * Loss / (1 - (2 * Loss))))]),
    ];
}
