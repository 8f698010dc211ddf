using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Designs.Readers.Faults;
using Windtunnel.Language;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Faults;

public sealed class FaultReaderTests
{
    [Theory]
    [InlineData("kill 2 web for 60 s", "Kill web 2 60")]
    [InlineData("kill 1 of urls", "Kill urls 1 ")]
    [InlineData("kill all web", "Kill web 3 ")]
    [InlineData("kill every web", "Kill web 3 ")]
    [InlineData("kill 50 % web", "Kill web 2 ")]
    [InlineData("kill 34% of web for 5 s", "Kill web 2 5")]
    [InlineData("hang web for 5 s", "Hang web 3 5")]
    [InlineData("hang 1 of web", "Hang web 1 ")]
    [InlineData("slow 2 web x 5", "Slow 2 web 5 ")]
    [InlineData("delay payments by 200 ms for 60 s", "Delay payments 0.2 60")]
    [InlineData("lose 1 % of calls to urls", "Lose urls 0.01 ")]
    [InlineData("duplicate 5 % of redirect for 10 min", "Duplicate redirect 0.05 600")]
    [InlineData("duplicate 5 %", "Duplicate  0.05 ")]
    [InlineData("set clock of ids back by 500 ms", "Skew ids 2 0 0.5")]
    [InlineData("set clock of 1 ids ahead by 500 ms for 5 min", "Skew ids 1 300 0.5")]
    [InlineData("slow urls x 5 for 30 s", "Slow urls 5 30")]
    [InlineData("slow urls by 2.5 x", "Slow urls 2.5 ")]
    [InlineData("fail 5 % of web for 1 min", "Fail web 0.05 3 60")]
    [InlineData("fail 5 % of 2 web for 1 min", "Fail web 0.05 2 60")]
    [InlineData("corrupt 1 % of web for 1 min", "Corrupt web 0.01 3 60")]
    [InlineData("corrupt 1 % of 1 web", "Corrupt web 0.01 1 ")]
    [InlineData("fill urls for 30 min", "Fill urls 1800")]
    [InlineData("deploy 2 web at a time for 60 s each", "Deploy web 2 of 2 60 120")]
    [InlineData("deploy 34 % of web at a time", "Deploy web 2 of 2 30 60")]
    [InlineData("deploy 1 urls at a time for 1 min each", "Deploy urls 1 of 1 60 60")]
    [InlineData("canary 5 % of web x 1.5 failing 2 % for 10 min", "Canary web 0.05 1.5 0.02 600")]
    [InlineData("canary 5 % of web failing 2 %", "Canary web 0.05 1 0.02 ")]
    [InlineData("canary 5 % of web x 2", "Canary web 0.05 2 0 ")]
    [InlineData("flush cache", "Flush cache  ")]
    [InlineData("traffic x 5 for 10 min", "Traffic  5 600")]
    [InlineData("traffic redirect x 5", "Traffic redirect 5 ")]
    [InlineData("traffic of my flow 0.5 x", "Traffic my flow 0.5 ")]
    [InlineData("stop consumers of feed-queue for 10 min", "StopConsumers feed-queue  600")]
    [InlineData("kill 1 consumer of events for 2 min", "KillConsumers events 1 120")]
    [InlineData("kill all consumers of events", "KillConsumers events 8 ")]
    public void Read_Sentence_IsUnderstood(string sentence, string expected)
    {
        var entry = Read($"{{ e: {{ at 60 s: {sentence} }} }}").Experiments.Single().Timeline.ShouldHaveSingleItem();
        entry.At.Nominal.ShouldBe(60);
        var fault = entry.Fault;
        var words = fault switch
        {
            Kill kill => $"Kill {kill.Component} {kill.Instances}",
            Hang hang => $"Hang {hang.Component} {hang.Instances}",
            Slow { Instances: 1 } slow => $"Slow {slow.Component} {slow.Factor}",
            Slow slow => $"Slow {slow.Instances} {slow.Component} {slow.Factor}",
            Delay delay => $"Delay {delay.Component} {delay.By}",
            Lose lose => $"Lose {lose.Component} {lose.Share}",
            Duplicate twice => $"Duplicate {twice.Flow} {twice.Share}",
            Skew skew => $"Skew {skew.Component} {skew.Instances} {skew.Ahead}",
            Corrupt corrupt => $"Corrupt {corrupt.Component} {corrupt.Share} {corrupt.Instances}",
            Fail fail => $"Fail {fail.Component} {fail.Share} {fail.Instances}",
            Fill fill => $"Fill {fill.Component}",
            Deploy deploy => $"Deploy {deploy.Component} {deploy.Batch} of {deploy.Batches} {deploy.EachSeconds}",
            Canary canary => $"Canary {canary.Component} {canary.Share} {canary.Factor} {canary.Errors}",
            Flush flush => $"Flush {flush.Component} ",
            Traffic traffic => $"Traffic {traffic.Flow} {traffic.Factor}",
            KillConsumers dead => $"KillConsumers {dead.Component} {dead.Consumers}",
            StopConsumers stop => $"StopConsumers {stop.Component} ",
            _ => "",
        };
        $"{words} {fault.For?.Nominal}".ShouldBe(expected);
        fault.Text.ShouldBe(sentence);
    }

    [Fact]
    public void Read_Timeline_IsInOrderOfTime()
    {
        var timeline = Read("{ e: { at 2 min: [flush cache, kill 1 web], at 5 s: \"slow web x 2, traffic x 2\" } }").Experiments.Single().Timeline;
        timeline.Select(t => (t.At.Nominal, t.Fault.Text)).ShouldBe([(5, "slow web x 2"), (5, "traffic x 2"), (120, "flush cache"), (120, "kill 1 web")]);
    }

    [Theory]
    [InlineData("at 60 s every 2 min until 5 min: flush cache", "", "every 2 min until 5 min", 60, 180)]
    [InlineData("at 60 s every 120 s: flush cache, length: 5 min", "", "every 120 s", 60, 180)]
    [InlineData("at 60 s every 10 min until 2 min: flush cache", "", "every 10 min until 2 min", 60)]
    [InlineData("at 60 s every 2 min: flush cache", DiagnosticCode.BadExperiment, "")]
    [InlineData("at 60 s every 0 s until 5 min: flush cache", DiagnosticCode.OutOfRange, "")]
    [InlineData("at 60 s every 1 ms until 5 min: flush cache", DiagnosticCode.OutOfRange, "")]
    [InlineData("at 60 s every so often: flush cache, length: 5 min", DiagnosticCode.NotANumber, "")]
    public void Read_Every_ComesAgainUntilTheEnd(string experiment, string code, string again, params int[] times)
    {
        var reading = Reading($"{{ e: {{ {experiment} }} }}");
        reading.Diagnostics.Select(d => d.Code).ShouldBe(code.Length > 0 ? [code] : []);
        var timeline = reading.Design?.Experiments.Single().Timeline ?? [];
        timeline.Select(t => (int)t.At.Nominal).ShouldBe(times);
        timeline.Select(t => t.Again).ShouldBe([.. times.Select((_, i) => i == 0 ? again : null)]);
    }

    [Theory]
    [InlineData("deploy web at a time", "all' before it, as in: deploy 25 % of web")]
    [InlineData("kill web", "all' before it, as in: kill 2 web")]
    [InlineData("traffic x 3 every 5 min until 10 min", "at 60 s every 2 min until 10 min")]
    [InlineData("slow web x 2 for 5 s every 2 min", "at 60 s every 2 min until 10 min")]
    public void Read_Mistake_SaysHowThatFaultIsWritten(string sentence, string help) =>
        Reading($"{{ e: {{ at 60 s: {sentence} }} }}").Diagnostics.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Code.ShouldBe(DiagnosticCode.BadExperiment), d => d.Remedy.ShouldNotBeNull().ShouldContain(help));

    [Theory]
    [InlineData("corrupt 5 % of paymens")]
    [InlineData("fail 5 % of 1 paymens for 1 min")]
    public void Read_MisspeltComponent_IsSuggested(string sentence) =>
        Reading($"{{ e: {{ at 60 s: {sentence} }} }}").Diagnostics.ShouldHaveSingleItem().Remedy.ShouldContain("payments");

    [Fact]
    public void Forms_EachExample_Reads()
    {
        foreach (var example in FaultForms.All.Select(f => f.Example))
        {
            Read($"{{ e: {{ at 60 s: {example} }} }}").Experiments.Single().Timeline.Single().Fault.Text.ShouldBe(example);
        }
    }

    private static Design Read(string experiments) => Shop.Read(Text(experiments));

    private static DesignReading Reading(string experiments) => DesignReader.ReadText("design: shop\n" + Text(experiments), "shop.yaml");

    private static string Text(string experiments) =>
        $$"""
        workload: { redirect: 1/s, my flow: 1/s, shorten: 1/s, from: [frankfurt, virginia] }
        components: { web: { kind: service, instances: 3 }, cache: cache, urls: sql database, feed-queue: queue, events: log, ids: id generator, payments: { kind: external service, time: 1 ms } }
        flows: { redirect: [web, cache get, urls read, feed-queue send, events send, payments], my flow: [web], shorten: [web, ids next], g: { reads: feed-queue, steps: [web] }, h: { reads: events, steps: [web] } }
        experiments: {{experiments}}
        """;
}
