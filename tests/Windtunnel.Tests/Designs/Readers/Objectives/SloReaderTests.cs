using Windtunnel.Designs;
using Windtunnel.Designs.Readers.Objectives;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Objectives;

public sealed class SloReaderTests
{
    [Theory]
    [InlineData("f p99 < 100 ms", "f", SloMetric.Percentile, 0.99, Comparison.Below, 0.1)]
    [InlineData("f p99.9<=1 s", "f", SloMetric.Percentile, 0.999, Comparison.AtMost, 1)]
    [InlineData("f p50 below 10 ms", "f", SloMetric.Percentile, 0.5, Comparison.Below, 0.01)]
    [InlineData("f finishes within 20 min", "f", SloMetric.Percentile, 0.95, Comparison.AtMost, 1200)]
    [InlineData("f finishes p99 within 20 min", "f", SloMetric.Percentile, 0.99, Comparison.AtMost, 1200)]
    [InlineData("my flow mean ≤ 20 ms", "my flow", SloMetric.Mean, 0, Comparison.AtMost, 0.02)]
    [InlineData("f availability >= 99.99 %", "f", SloMetric.Availability, 0, Comparison.AtLeast, 0.9999)]
    [InlineData("availability at least 99.9 %", null, SloMetric.Availability, 0, Comparison.AtLeast, 0.999)]
    [InlineData("f errors < 0.1 %", "f", SloMetric.Errors, 0, Comparison.Below, 0.001)]
    [InlineData("f throughput >= 1k/s", "f", SloMetric.Throughput, 0, Comparison.AtLeast, 1000)]
    [InlineData("cost < 40k USD/month", null, SloMetric.Cost, 0, Comparison.Below, 40_000)]
    [InlineData("mail freshness < 5 s", "mail", SloMetric.Freshness, 0.99, Comparison.Below, 5)]
    [InlineData("g freshness p99.9 < 5 s", "g", SloMetric.Freshness, 0.999, Comparison.Below, 5)]
    [InlineData("mail staleness p50 < 5 s", "mail", SloMetric.Staleness, 0.5, Comparison.Below, 5)]
    [InlineData("cache hit ratio >= 90 %", "cache", SloMetric.HitRatio, 0, Comparison.AtLeast, 0.9)]
    [InlineData("web utilisation < 70 %", "web", SloMetric.Utilisation, 0, Comparison.Below, 0.7)]
    [InlineData("web utilization > 20 %", "web", SloMetric.Utilisation, 0, Comparison.Above, 0.2)]
    [InlineData("show oversold = 0", "show", SloMetric.Oversold, 0, Comparison.Exactly, 0)]
    public void ReadAll_Sentence_IsUnderstood(string sentence, string? subject, SloMetric metric, double share, Comparison comparison, double target)
    {
        var slo = Read(sentence, "{}").Requirements.Slos.ShouldHaveSingleItem();
        (slo.Subject, slo.Metric, slo.Comparison, slo.Text).ShouldBe((subject, metric, comparison, sentence));
        slo.PercentileShare.ShouldBe(share, 1e-12);
        slo.Target.Nominal.ShouldBe(target, 1e-9);
        slo.Within.ShouldBeNull();
    }

    [Theory]
    [InlineData("recovers within 60 s", null, SloMetric.Recovery, 60, null)]
    [InlineData("f recovers within 1 min", "f", SloMetric.Recovery, 60, null)]
    [InlineData("f p99 back under 100 ms within 120 s", "f", SloMetric.Percentile, 0.1, 120.0)]
    public void ReadAll_InAnExperiment_KnowsRecovery(string sentence, string? subject, SloMetric metric, double target, double? within)
    {
        var slo = Read("[]", $"{{ e: {{ at 1 s: flush cache, expect: {sentence} }} }}").Experiments.Single().Expect.ShouldHaveSingleItem();
        (slo.Subject, slo.Metric, slo.Target.Nominal, slo.Within?.Nominal).ShouldBe((subject, metric, target, within));
    }

    [Fact]
    public void ReadAll_CommasAndLists_GiveSeveral()
    {
        const string line = "f p99 < 1,000 ms, f errors < 1 %";
        Read("[]", $"{{ e: {{ at 1 s: flush cache, expect: \"{line}\" }} }}").Experiments.Single().Expect.Select(s => s.Text).ShouldBe(["f p99 < 1,000 ms", "f errors < 1 %"]);
    }

    [Fact]
    public void Forms_EachExample_ReadsInADesignOfItsOwn()
    {
        foreach (var form in SloForm.All)
        {
            var design = Shop.Read(
                $$"""
                workload: { redirect: 1/s, rollup: { every: 1 h } }
                data: { room: { keys: 5, stock: 1 } }
                components: { web: service, cache: cache, urls: key-value store, feed-queue: queue }
                flows: { redirect: [web, cache get, urls read, feed-queue send], rollup: [web], deliver: { reads: feed-queue, steps: [web] } }
                experiments: { e: { at 1 s: flush cache, expect: {{form.Example}} } }
                """);
            design.Experiments.Single().Expect.Single().Metric.ShouldBe(form.Metric);
        }
    }

    private static Design Read(string slo, string experiments) => Shop.Read(
        $$"""
        requirements: { slo: {{(slo.StartsWith('[') ? slo : $"\"{slo}\"")}} }
        workload: { f: 1/s, my flow: 1/s }
        data: { show: { keys: 10, stock: 1 } }
        components: { web: service, cache: cache, mail: queue }
        flows: { f: [web, cache get show, mail send], my flow: [web], g: { reads: mail, steps: [web] } }
        experiments: {{experiments}}
        """);
}
