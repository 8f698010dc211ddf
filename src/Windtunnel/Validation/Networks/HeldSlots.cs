using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Networks;

/// <summary>A caller's slot is held while its callee works: the caller's slots, not its cores, are the servers of the queue.</summary>
internal static class HeldSlots
{
    private const double Arrivals = 8;
    private const double Hold = 0.5;
    private const int Slots = 5;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "slots held while the callee works",
            "M/M/c with c = slots: holding time is the callee's time (Erlang C)",
            $$"""
            design: held-slots
            workload: { work: {{Arrivals}}/s, peak: 1 x }
            components:
              caller: { kind: service, instances: 1, cores: 64, concurrency: {{Slots}} }
              callee: { kind: external service, time: exp {{Hold}} s }
            flows: { work: [ { caller: constant 0 s }, callee call ] }
            """,
            100_000,
            [KnownValue.Mean("work", MMc.MeanResponse(Arrivals, Hold, Slots))]),
    ];
}
