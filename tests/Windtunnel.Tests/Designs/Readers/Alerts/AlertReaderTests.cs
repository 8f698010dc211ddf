using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Designs.Readers.Alerts;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Alerts;

public sealed class AlertReaderTests
{
    [Theory]
    [InlineData("redirect errors > 1 % for 60 s", "redirect Errors above 0.01 for 60")]
    [InlineData("redirect p99 above 200 ms", "redirect P99 above 0.2 for 0")]
    [InlineData("redirect p50 > 50 ms for 2 min", "redirect Median above 0.05 for 120")]
    [InlineData("redirect traffic < 100/s for 60 s", "redirect Traffic below 100 for 60")]
    [InlineData("web utilisation > 90 % for 5 min", "web Utilisation above 0.9 for 300")]
    [InlineData("feed-queue waiting > 10k for 1 min", "feed-queue Waiting above 10000 for 60")]
    [InlineData("redirect budget of 99.9 % burns fast", "redirect 0.999 14.4 x over 3600 and 300")]
    [InlineData("redirect budget of 99.9 % burns slowly", "redirect 0.999 6 x over 21600 and 1800")]
    [InlineData("redirect budget of 99 % burns 3 x over 5 min and 1 h", "redirect 0.99 3 x over 3600 and 300")]
    public void Read_Rule_IsUnderstood(string rule, string expected)
    {
        var alert = Read(rule).Design.ShouldNotBeNull().Alerts.ShouldHaveSingleItem();
        (alert.Name, alert.Text).ShouldBe(("trouble", rule));
        (alert switch
        {
            ThresholdAlert t => $"{t.Subject} {t.Signal} {(t.IsAbove ? "above" : "below")} {t.Threshold.Nominal} for {t.For}",
            BurnAlert b => $"{b.Subject} {b.Objective} {b.Rate} x over {b.Long} and {b.Short}",
            _ => "",
        }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("redirct errors > 1 %", "WT204", "redirct")]
    [InlineData("redirect p95 > 1 ms", "WT406", "p95")]
    [InlineData("redirect", "WT406", "redirect")]
    [InlineData("web errors > 1 %", "WT208", "web")]
    [InlineData("redirect utilisation > 90 %", "WT208", "redirect")]
    [InlineData("redirect errors at 1 %", "WT406", "at")]
    [InlineData("redirect errors > 1", "WT106", "1")]
    [InlineData("redirect errors > 1 % for 60", "WT106", "60")]
    [InlineData("redirect budget of 100 % burns fast", "WT109", "100")]
    [InlineData("redirect budget of 99.9 % burns", "WT406", "burns")]
    [InlineData("redirect budget of 99.9 % burns 6 x over 1 h", "WT406", "h")]
    [InlineData("redirect budget of 99.9 % burns 6 x over 0 h and 5 min", "WT109", "6")]
    public void Read_Mistake_IsReportedAtItsWord(string rule, string code, string underlined)
    {
        var reading = Read(rule);
        var diagnostic = reading.Diagnostics.Where(d => d.Severity == Windtunnel.Language.Severity.Error).ShouldHaveSingleItem();
        (diagnostic.Code, reading.Text!.Split('\n')[diagnostic.Where.Line - 1].Substring(diagnostic.Where.Column - 1, diagnostic.Where.Length)).ShouldBe((code, underlined));
    }

    [Fact]
    public void Forms_EachExample_Reads()
    {
        foreach (var form in AlertForm.All)
        {
            Read(form.Example).Design.ShouldNotBeNull(form.Example);
        }
    }

    private static DesignReading Read(string rule) => DesignReader.ReadText(
        $$"""
        design: d
        workload: { redirect: 1/s }
        components: { web: { kind: service, instances: 3 }, feed-queue: queue }
        flows: { redirect: [web, feed-queue send], g: { reads: feed-queue, steps: [web] } }
        alerts: { trouble: "{{rule}}" }
        """,
        "d.yaml");
}
