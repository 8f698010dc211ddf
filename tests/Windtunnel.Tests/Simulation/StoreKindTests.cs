using Windtunnel.Components;
using Windtunnel.Components.Stores;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation;

namespace Windtunnel.Tests.Simulation;

/// <summary>Every kind of store does what it can be asked to, in about the time its defaults say, and costs something.</summary>
public sealed class StoreKindTests
{
    public static TheoryData<string, string> Operations() => [.. ComponentKinds.All.Where(k => k is StoreKind or BlobKind).SelectMany(k => k.Operations.Select(o => (k.Name, o.Name)))];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Run_EachOperation_TakesItsTimeAndCosts(string kind, string operation)
    {
        var design = Sample.Read(Body(kind, "", operation));
        var call = (Invoke)design.Flows[0].Steps[0];
        var idle = call.Timing.Mean + (call.Update is { } update ? Windtunnel.Designs.Visits.FlowWalk.ReadOf(call, update).Timing.Mean : 0);
        var result = Sample.Run(design, new SimulationOptions { MeasureSeconds = 100, Replications = 4 });
        // The faster of two followers makes a majority, so that a write takes less than its mean.
        result.Flow().Mean.Value.ShouldBeInRange(0.85 * idle, 2 * idle, $"{idle}");
        result.Flow().Failed.ShouldBeEmpty();
        Estimator.Estimate(design).Find("cost")!.Value.Nominal.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Timing_Traversal_TakesARoundOfReadsPerHop()
    {
        double Of(string keys) => ((Invoke)Sample.Read(Body("graph store", keys, "traverse")).Flows[0].Steps[0]).Timing.Mean;
        Of(", hops: 3").ShouldBe(3 * Of(", hops: 1"), 1e-9);
    }

    // 2 MB at 90 MB/s are 22 ms, on top of the first byte.
    [Fact]
    public void Timing_LargeObject_TakesItsBytesLonger()
    {
        double Of(string keys) => ((Invoke)Sample.Read(Body("blob store", keys, "get")).Flows[0].Steps[0]).Timing.Mean;
        (Of(", object size: 2 MB") - Of(", object size: 0 B")).ShouldBe(2e6 / 90e6, 1e-4);
    }

    // A document is there after the rest of the interval between refreshes: 1 − E[e^(−λU)], U uniform; the work on it is over before that.
    [Fact]
    public void Run_SearchBeforeTheRefresh_MissesWhatWasIndexed()
    {
        var result = Sample.Run(
            """
            workload: { search: { rate: 200/s, peak: 1 x }, change: { rate: 2/s, peak: 1 x } }
            data: { page: { size: 1 kB, keys: 1 } }
            components: { pages: { kind: search index, replicas: 1, refresh: 1 s, holds: page } }
            flows: { search: [ { pages query page: 0 ms } ], change: [ { pages index page: 0 ms } ] }
            """,
            new SimulationOptions { MeasureSeconds = 500, Replications = 5 });
        result.Component("pages").Replicas!.StaleShare.Value.ShouldBe(1 - ((1 - Math.Exp(-2)) / 2), 0.02);
        result.Component("pages").Replicas!.Staleness[0].Value.Value.ShouldBeInRange(0.3, 1.01);
    }

    private static string Body(string kind, string keys, string operation) =>
        $$"""
        workload: { work: { rate: 20/s, peak: 1 x } }
        data: { item: { size: 1 kB, keys: 1M } }
        components: { store: { kind: {{kind}}{{keys}}, holds: item } }
        flows: { work: [store {{operation}} item] }
        """;
}
