using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Designs.Readers;
using Windtunnel.Simulation.Results;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Simulation;

/// <summary>Wrong answers that no caller notices are counted, and audits find them when arithmetic says so.</summary>
public sealed class AuditTests
{
    // 10 wrong answers a second from 60 s on, looked at every 5 min: 298 have to be out for 1 %, 5,990 for 0.05 %.
    [Theory]
    [InlineData("1 %", 300, 2_400)]
    [InlineData("0.05 %", 900, 8_400)]
    public void Watch_Audit_FindsThemWhenEnoughAreOut(string share, double look, double wrong)
    {
        var alert = Run($"audit {share} of work every 5 min", "corrupt 10 % of web for 20 min").Alerts.ShouldHaveSingleItem();
        (alert.FiredRuns, alert.FalseRuns).ShouldBe((4, 0));
        alert.Seconds.Value.ShouldBe(look - 60, 5);
        alert.WrongUntil.ShouldBe(wrong, 0.06 * wrong);
    }

    // The look comes when the fault is long over, and the experiment lasts until then.
    [Fact]
    public void Watch_LookAfterTheFault_FindsThemStill() =>
        Run("audit 1 % of work every 10 min", "corrupt 10 % of web for 2 min").Alerts[0].ShouldSatisfyAllConditions(a => a.Seconds.Value.ShouldBe(540, 5), a => a.WrongUntil.ShouldBe(1_200, 100));

    [Theory]
    [InlineData("audit 0.001 % of work every 5 min", "corrupt 10 % of web for 5 min")]
    [InlineData("audit 100 % of work every 1 min", "fail 10 % of web for 5 min")]
    public void Watch_TooFewOrNone_FindsNothing(string rule, string fault) => Run(rule, fault).Alerts[0].ShouldSatisfyAllConditions(a => a.FiredRuns.ShouldBe(0), a => a.WrongUntil.ShouldBe(double.NaN));

    [Fact]
    public void RunExperiment_Corrupt_IsNoErrorAndCountsAsWrong()
    {
        var flow = Run("audit 1 % of work every 5 min", "corrupt 10 % of 1 web for 2 min").FaultWindow.ShouldHaveSingleItem();
        flow.ErrorShare.Value.ShouldBe(0);
        flow.Wrong.ShouldBeNear(4 * 120 * 100 / 20, 250);
        flow.WrongShare.Value.ShouldBe((double)flow.Wrong / flow.Done, 1e-9);
    }

    // The rule of three: 3 ÷ share wrong answers are found with 95 % (Hanley & Lippman-Hand 1983).
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.0001)]
    public void ChanceToFind_ThreePerShare_IsTheRuleOfThree(double share)
    {
        var audit = new AuditAlert("a", "", default, "work", share, 60);
        audit.ChanceToFind(3 / share).ShouldBe(0.95, 0.0005);
        audit.ChanceToFind(0).ShouldBe(0);
    }

    [Theory]
    [InlineData("audit 1 % of wrk every 5 min", DiagnosticCode.UnknownFlow)]
    [InlineData("audit 0 % of work every 5 min", DiagnosticCode.OutOfRange)]
    [InlineData("audit 1 % of work every 0 min", DiagnosticCode.OutOfRange)]
    [InlineData("audit 1 % of work", DiagnosticCode.BadAlert)]
    [InlineData("audit of work every 5 min", DiagnosticCode.BadAlert)]
    [InlineData("audit 1 % of work every 5 min or so", null)]
    public void Read_Mistake_IsReported(string rule, string? code)
    {
        var codes = DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents: {{ web: service }}\nflows: {{ work: [web] }}\nalerts: {{ a: \"{rule}\" }}\n", "d.yaml").Diagnostics.Select(d => d.Code).ToArray();
        if (code is null)
        {
            codes.ShouldNotBeEmpty();
        }
        else
        {
            codes.ShouldContain(code);
        }
    }

    // What docs/guide/game-day.md says of its sample.
    [Fact]
    public void Quotes_Audit_FindsThemAfterAQuarterOfAnHour()
    {
        var text = SampleDesigns.GuideSamples().Single(s => s.Text.StartsWith("design: quotes-of-the-day", StringComparison.Ordinal)).Text;
        var result = Sample.RunExperiment(DesignReader.ReadText(text, "guide.yaml").Design.ShouldNotBeNull());
        result.Alerts[0].Seconds.Value.ShouldBe(15 * 60, 10);
        result.Alerts[0].WrongUntil.ShouldBe(1_800, 100);
    }

    private static ExperimentResult Run(string rule, string fault) => Sample.RunExperiment(Sample.Read(
        $$"""
        workload: { work: { rate: 100/s, peak: 1 x } }
        components: { web: { kind: service, instances: 2, cores: 4 } }
        flows: { work: ["web": exp 16 ms] }
        alerts: { check: "{{rule}}" }
        experiments:
          trouble:
            at 60 s: {{fault}}
        """));
}
