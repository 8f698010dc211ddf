using Windtunnel.Components;
using Windtunnel.Components.Health;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Components.Health;

public sealed class HealthKeysTests
{
    // The first check comes half an interval after the death on average, the last of three two intervals later.
    [Theory]
    [InlineData("every 10 s out after 3 failures", 25, 5)]
    [InlineData("every 30 s out after 2 failures back after 5 successes", 45, 135)]
    [InlineData("every 1 s out after 1 back after 1", 0.5, 0.5)]
    public void Read_Health_SaysWhenItIsKnown(string text, double down, double up) =>
        Plan($"health: {text}").Health.ShouldNotBeNull().ShouldSatisfyAllConditions(h => h.DownSeconds.ShouldBe(down), h => h.UpSeconds.ShouldBe(up));

    [Theory]
    [InlineData("after 5 errors", 5, 30, 0.1)]
    [InlineData("after 1 error for 1 min", 1, 60, 0.1)]
    [InlineData("after 3 errors at most 50 %", 3, 30, 0.5)]
    [InlineData("after 7 for 10 s at most 100 %", 7, 10, 1)]
    public void Read_Eject_IsUnderstood(string text, int errors, double seconds, double most) => Plan($"eject: {text}").Outliers.ShouldBe(new OutlierRule(errors, seconds, most));

    [Theory]
    [InlineData("above 50 % errors", 0.5, 10, 50, 30, 0.1)]
    [InlineData("above 20 % errors over 1 min of 100 requests for 5 min at most 25 %", 0.2, 60, 100, 300, 0.25)]
    [InlineData("Above 5 % of 1 request", 0.05, 10, 1, 30, 0.1)]
    public void Read_EjectByRate_IsUnderstood(string text, double share, double interval, int requests, double seconds, double most) =>
        Plan($"eject: {text}").Outliers.ShouldBe(new OutlierRule(null, seconds, most) { Rate = new ErrorRate(share, interval, requests) });

    [Theory]
    [InlineData("eject: above 0 % errors", DiagnosticCode.OutOfRange)]
    [InlineData("eject: above 50 % errors over 10", DiagnosticCode.MissingUnit)]
    [InlineData("eject: above 50 % errors of 0 requests", DiagnosticCode.OutOfRange)]
    [InlineData("eject: above 50 % errors or so", DiagnosticCode.UnknownChoice)]
    [InlineData("health: 10 s", DiagnosticCode.UnknownChoice)]
    [InlineData("health: every 10 s", DiagnosticCode.UnknownChoice)]
    [InlineData("health: every 10 out after 3", DiagnosticCode.MissingUnit)]
    [InlineData("health: every 1 us out after 3", DiagnosticCode.OutOfRange)]
    [InlineData("health: every 10 s out after 0 failures", DiagnosticCode.OutOfRange)]
    [InlineData("health: every 10 s out after 2.5 failures", DiagnosticCode.OutOfRange)]
    [InlineData("health: every 10 s out after 2 failures or so", DiagnosticCode.UnknownChoice)]
    [InlineData("eject: 5 errors", DiagnosticCode.UnknownChoice)]
    [InlineData("eject: after 0 errors", DiagnosticCode.OutOfRange)]
    [InlineData("eject: after 5 errors at most 120 %", DiagnosticCode.OutOfRange)]
    [InlineData("eject: after 5 errors for 0 s", DiagnosticCode.OutOfRange)]
    public void Read_Mistake_IsReported(string keys, string code) => Read(keys).Diagnostics.Select(d => d.Code).ShouldContain(code);

    private static StationPlan Plan(string keys) => Read(keys).Design.ShouldNotBeNull().Components[0].Plan;

    private static DesignReading Read(string keys) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents:\n  web: {{ kind: service, {keys} }}\nflows:\n  work: [web]\n", "d.yaml");
}
