using Windtunnel.Designs;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Flows;

public sealed class StepReaderTests
{
    [Theory]
    [InlineData("web", "web", null)]
    [InlineData("web: 1 ms", "web", 0.001)]
    [InlineData("web: { time: exp 2 ms }", "web", 0.002)]
    [InlineData("cache get show", "cache get show", null)]
    [InlineData("cache", "cache get", null)]
    [InlineData("shows read show: 4 ms", "shows read show", 0.004)]
    [InlineData("mail send", "mail send", null)]
    public void Read_Call_NamesComponentOperationAndData(string step, string label, double? mean)
    {
        var call = Shop.Steps($"[{{ {step} }}]".Replace("{ web }", "web")).ShouldHaveSingleItem().ShouldBeOfType<Invoke>();
        call.Label.ShouldBe(label);
        call.Time?.Mean.ShouldBe(mean!.Value);
        (call.Time is null).ShouldBe(mean is null);
    }

    [Theory]
    [InlineData("2", 2, Backoff.Exponential, 0.1, 2)]
    [InlineData("2 with jitter", 2, Backoff.FullJitter, 0.1, 2)]
    [InlineData("3 with full jitter", 3, Backoff.FullJitter, 0.1, 2)]
    [InlineData("3 with equal jitter", 3, Backoff.EqualJitter, 0.1, 2)]
    [InlineData("3 with decorrelated jitter", 3, Backoff.DecorrelatedJitter, 0.1, 2)]
    [InlineData("3 with exponential backoff", 3, Backoff.Exponential, 0.1, 2)]
    [InlineData("1 fixed", 1, Backoff.Fixed, 0.1, 2)]
    [InlineData("1 fixed from 50 ms", 1, Backoff.Fixed, 0.05, 2)]
    [InlineData("0", 0, Backoff.Exponential, 0.1, 2)]
    [InlineData("2 with jitter from 20 ms to 1 s", 2, Backoff.FullJitter, 0.02, 1)]
    public void Read_Retry_IsUnderstood(string retry, int times, Backoff backoff, double first, double cap)
    {
        var options = Shop.Steps($"[web: {{ retry: {retry}, timeout: 1 s }}]").OfType<Invoke>().Single().Options.ShouldNotBeNull();
        (options.Retries, options.Backoff, options.BackoffBase.Value.Nominal, options.BackoffCap.Value.Nominal, options.Timeout!.Value.Mean)
            .ShouldBe((times, backoff, first, cap, 1));
    }

    [Fact]
    public void Read_GuardsOfACall_AreUnderstood()
    {
        var options = Shop.Steps("[web: { hedge: 'after p99.9, at most 2', breaker: 'opens at 25 % of 40 calls in 1 min, half-open after 5 s', bulkhead: 7 and 3 waiting }]").OfType<Invoke>().Single().Options.ShouldNotBeNull();
        options.Hedge.ShouldBe(new Hedge(null, 0.999, 2));
        options.Breaker.ShouldBe(new Breaker(0.25, 40, 60, 5));
        options.Bulkhead.ShouldBe(new Bulkhead(7, 3));
        options = Shop.Steps("[web: { hedge: after 20 ms, breaker: opens at 100 % of 5 calls, bulkhead: 7 }]").OfType<Invoke>().Single().Options.ShouldNotBeNull();
        options.Hedge.ShouldBe(new Hedge(0.02, null, 1));
        options.Breaker.ShouldBe(new Breaker(1, 5, null, 30));
        options.Bulkhead.ShouldBe(new Bulkhead(7, 0));
    }

    [Fact]
    public void Read_CallWithoutOptions_HasNone() => Shop.Steps("[web]").OfType<Invoke>().Single().Options.ShouldBeNull();

    [Fact]
    public void Read_StepsUnderACall_AreKeptApart()
    {
        var call = Shop.Steps("[cache get show: { on hit: [web], on miss: [shows read show, cache set show], on error: [] }]").OfType<Invoke>().Single();
        (call.OnHit.Length, call.OnMiss.Length, call.OnError!.Value.Length, call.Calls).ShouldBe((1, 2, 0, null));
    }

    [Fact]
    public void Read_CallsOfAService_AreItsOwn() => Shop.Steps("[web: { calls: [cache get show] }, web]").OfType<Invoke>().First().Calls!.Value.Length.ShouldBe(1);

    [Fact]
    public void Read_Choose_GivesTheRestToOtherwise()
    {
        var choose = Shop.Steps("[choose: { 20 %: web, 30 % to 40 %: [web, web], otherwise: [] }]").Single().ShouldBeOfType<Choose>();
        choose.Ways.Select(w => w.Share.Value.Nominal).ShouldBe([0.2, 0.35, 0.45], 1e-12);
        (choose.Ways[2].Share.Value.Low, choose.Ways[2].Share.Value.High).ShouldBe((0.4, 0.5));
    }

    [Theory]
    [InlineData("parallel", 3)]
    [InlineData("parallel all", 3)]
    [InlineData("parallel any", 1)]
    [InlineData("parallel 2 of 3", 2)]
    public void Read_Parallel_KnowsHowManyAreNeeded(string head, int needed)
    {
        var parallel = Shop.Steps($"[{head}: [web, [web, web], wait: 1 ms]]").Single().ShouldBeOfType<Windtunnel.Designs.Parallel>();
        (parallel.Needed, parallel.Branches[1].Length).ShouldBe((needed, 2));
    }

    [Theory]
    [InlineData("repeat 10 x", 10, false)]
    [InlineData("repeat 10", 10, false)]
    [InlineData("repeat geometric mean 4", 4, false)]
    [InlineData("fan out 200 x", 200, true)]
    [InlineData("fan out 100 to 300 x", 200, true)]
    public void Read_Repeat_KnowsHowOften(string head, double mean, bool isAtOnce)
    {
        var repeat = Shop.Steps($"[{head}: web]").Single().ShouldBeOfType<Repeat>();
        (repeat.Times.Mean, repeat.AtOnce, repeat.Steps.Length).ShouldBe((mean, isAtOnce, 1));
    }

    [Fact]
    public void Read_Update_HasItsLocking()
    {
        var update = Shop.Steps("[shows update show: { locking: optimistic, attempts: 5, read time: 1 ms, while: [web], on sold out: [] }]").OfType<Invoke>().Single().Update!;
        (update.Locking, update.Attempts, update.ReadTime!.Mean, update.While.Length, update.OnSoldOut!.Value.Length).ShouldBe((Locking.Optimistic, 5, 0.001, 1, 0));
        Shop.Steps("[shows update show]").OfType<Invoke>().Single().Update!.Locking.ShouldBe(Locking.Pessimistic);
        Shop.Steps("[shows write show]").OfType<Invoke>().Single().Update.ShouldBeNull();
    }
}
