using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Estimation.Costs;
using Windtunnel.Language;

namespace Windtunnel.Tests.Estimation.Costs;

public sealed class CostEstimateTests
{
    private const string Body = """
        workload: { daily users: 1M, ask: 10/s, peak: 2 x }
        components:
          web: { kind: service, instances: 3, cores: 2, memory: 8 GB }
          store: { kind: key-value store, replicas: 2, shards: 2, cores: 4, holds: row }
        data: { row: { keys: 1M, size: 1 MB } }
        flows:
          ask: { response size: 1 kB, steps: [web, store read row] }
        """;

    [Fact]
    public void Cost_ServiceAndStore_AreAmountsTimesPrices()
    {
        Sketch.Value(Body, "web cost").ShouldBe(3 * (2 * 15 + 8 * 2), 1e-9);
        Sketch.Value(Body, "store cost").ShouldBe(4 * 4 * 15 + 2000 * 0.20, 1e-9);
    }

    [Fact]
    public void Cost_Egress_IsWhatLeavesInAMonth() => Sketch.Value(Body, "egress cost").ShouldBe(10 * 1e3 * 2_628_000 / 1e9 * 0.09, 1e-9);

    [Fact]
    public void Cost_InAll_IsTheSumAndIsSharedOut()
    {
        var total = Sketch.Value(Body, "web cost") + Sketch.Value(Body, "store cost") + Sketch.Value(Body, "egress cost");
        Sketch.Value(Body, "cost").ShouldBe(total, 1e-9);
        Sketch.Value(Body, "cost per 1,000 requests").ShouldBe(1000 * total / (10 * 2_628_000), 1e-12);
        Sketch.Value(Body, "cost per daily user").ShouldBe(total / 1e6, 1e-12);
    }

    [Fact]
    public void Cost_StatedByTheDesign_ReplacesTheTable() => Sketch.Value(Body.Replace("instances: 3,", "instances: 3, cost: 300 USD/month,"), "web cost").ShouldBe(300);

    [Fact]
    public void Cost_PriceOfTheDesign_ReplacesTheList()
    {
        var figure = Sketch.Figure(Body + "\nprices: { vcpu: 30 USD/month }", "web cost");
        figure.Median.ShouldBe(3 * (2 * 30 + 8 * 2), 1e-9);
        figure.Inputs.Single(i => i.Name == "vcpu price").Provenance.ShouldBeOfType<Provenance.Typed>();
    }

    [Fact]
    public void Cost_ItemThatTheLoadDoesNotChange_HasNoRateAmongItsInputs() =>
        Sketch.Figure(Body, "web cost").Inputs.ShouldNotContain(i => i.Name == "ask rate");

    [Fact]
    public void Check_UnknownPrice_SuggestsTheNearest()
    {
        var problem = Check(Body + "\nprices: { vpcu: 30 USD/month }").Single();
        problem.Code.ShouldBe(DiagnosticCode.UnknownPrice);
        problem.Remedy.ShouldBe("Did you mean 'vcpu'?");
    }

    [Fact]
    public void Check_PriceInTheWrongUnit_SaysWhichItNeeds() =>
        Check(Body + "\nprices: { egress: 30 USD/month }").Single().Code.ShouldBe(DiagnosticCode.WrongDimension);

    [Fact]
    public void Defaults_EveryPrice_NamesItsSourceAndYear() =>
        PriceTable.Defaults.Where(p => p.Provenance is not Provenance.Default { Source: var source } || !source.Contains("202")).ShouldBeEmpty();

    [Fact]
    public void Costs_EveryKind_IsPricedByTheTable()
    {
        foreach (var kind in ComponentKinds.All)
        {
            var extra = kind.Name switch { "external service" => ", time: 1 ms", "rate limiter" => ", limit: 100/s", "local cache" => ", copies: 3", _ => "" };
            var step = kind.Operations[0].Name is { Length: > 0 } name && kind.FindOperation("set") is null ? $"it {name}" : kind is CacheKind ? "it set" : "it";
            Sketch.Estimate($"workload: {{ ask: 1/s }}\ncomponents: {{ it: {{ kind: {kind.Name}{extra} }} }}\nflows: {{ ask: [{step}] }}").Find("it cost").ShouldNotBeNull();
        }
    }

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Check(string body)
    {
        Design design = Sketch.Read(body);
        return Estimator.Check(design, Estimator.Estimate(design));
    }

    // 10 requests a second of which a quarter is answered by the users' own caches; the network in front sends the rest, and nothing leaves elsewhere.
    [Fact]
    public void Cost_DeliveryNetwork_IsPricedByWhatItSendsInsteadOfEgress()
    {
        const string Delivered = """
            workload: { ask: 10/s, peak: 2 x }
            data: { row: { keys: 1M, size: 1 MB } }
            components:
              own: { kind: local cache, copies: 100, hit ratio: 25 %, holds: row }
              edge: { kind: cdn, edges: 3, holds: row }
              store: { kind: key-value store, holds: row }
            flows:
              ask: { response size: 1 MB, steps: [own get row: { on miss: [edge get row: { on miss: [store read row] }] }] }
            """;
        Sketch.Value(Delivered, "edge cost").ShouldBe((7.5 * 1e6 * 2_628_000 / 1e9 * 0.085) + (7.5 * 2_628_000 * 1e-6), 1e-6);
        Sketch.Value(Delivered, "egress cost").ShouldBe(0);
        Sketch.Value(Delivered, "bandwidth out average").ShouldBe(7.5e6, 1e-6);
    }
}
