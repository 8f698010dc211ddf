using Windtunnel.Components;
using Windtunnel.Components.Balancing;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Components.Balancing;

public sealed class BalanceKeysTests
{
    [Fact]
    public void Read_Weights_RepeatOverTheInstances() => Plan("instances: 5, weights: [3, 1]").Balance!.Weights.ShouldBe([3, 1, 3, 1, 3]);

    [Fact]
    public void Read_NothingSaid_IsNoBalance() => Plan("instances: 5").Balance.ShouldBeNull();

    [Theory]
    [InlineData("3 x for 1 min", 3, 60)]
    [InlineData("1.5 x for 500 ms", 1.5, 0.5)]
    public void Read_WarmUp_IsUnderstood(string text, double factor, double seconds) => Plan($"warm-up: {text}").Balance!.WarmUp.ShouldBe(new WarmUp(factor, seconds));

    [Fact]
    public void Read_ByKey_TakesTheUsualPoints() =>
        Plan("routing: by key, keyed by: user").Balance.ShouldNotBeNull().ShouldSatisfyAllConditions(b => b.KeyedBy.ShouldBe("user"), b => b.VirtualNodes.ShouldBe(160));

    [Theory]
    [InlineData("routing: by key", DiagnosticCode.Contradiction)]
    [InlineData("routing: by key, keyed by: usr", DiagnosticCode.UnknownData)]
    [InlineData("keyed by: user", DiagnosticCode.Contradiction)]
    [InlineData("virtual nodes: 16", DiagnosticCode.Contradiction)]
    [InlineData("routing: by key, keyed by: user, slow start: 30 s", DiagnosticCode.Contradiction)]
    [InlineData("routing: by key, keyed by: user, virtual nodes: 0", DiagnosticCode.OutOfRange)]
    [InlineData("weights: 3", DiagnosticCode.WrongNode)]
    [InlineData("weights: []", DiagnosticCode.WrongNode)]
    [InlineData("weights: [3, 0]", DiagnosticCode.OutOfRange)]
    [InlineData("weights: [3, 1 to 2]", DiagnosticCode.OutOfRange)]
    [InlineData("warm-up: 3 x", DiagnosticCode.UnknownChoice)]
    [InlineData("warm-up: 0.5 x for 1 min", DiagnosticCode.OutOfRange)]
    [InlineData("warm-up: 3 x for 0 s", DiagnosticCode.OutOfRange)]
    public void Read_Mistake_IsReported(string keys, string code) => Read(keys).Diagnostics.Select(d => d.Code).ShouldContain(code);

    [Fact]
    public void Read_ByKeyAtABalancer_PointsToServices() =>
        DesignReader.ReadText("design: d\nworkload: { work: 1/s }\ncomponents: { edge: { kind: load balancer, routing: by key }, web: service }\nflows: { work: [edge, web] }\n", "d.yaml")
            .Diagnostics.ShouldHaveSingleItem().Remedy.ShouldContain("keyed by");

    private static StationPlan Plan(string keys) => Read(keys).Design.ShouldNotBeNull().Components[0].Plan;

    private static DesignReading Read(string keys) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ndata: {{ user: {{ keys: 1M }} }}\ncomponents:\n  web: {{ kind: service, {keys} }}\nflows:\n  work: [web]\n", "d.yaml");
}
