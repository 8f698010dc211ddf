using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class CallTests
{
    [Fact]
    public void Call_FailingCallee_IsTriedAsOftenAsSaid()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Delay(1).Fail(FailureCause.Error);
        ProgramBuilder request = model.Program("request").Call(callee, new CallOptions { Attempts = 3, Backoff = Backoff.Fixed(2) });
        model.Regular(request, 0.01).RequestsMax = 5;
        RunResult result = model.Run();
        result.Program("callee").Arrived.ShouldBe(15);
        result.Program("request").FailedBy[(int)FailureCause.Error].ShouldBe(5);
        result.Program("request").FailedLatency.Max.ShouldBe(7_000_000_000);
        result.Steps.Single(s => s.Kind == "Call").Call!.Retries.ShouldBe(10);
    }

    // Three attempts at each of two layers: nine calls, the product.
    [Fact]
    public void Call_RetriesAtTwoLayers_Multiply()
    {
        var model = new ModelBuilder();
        var thrice = new CallOptions { Attempts = 3 };
        ProgramBuilder store = model.Program("store").Fail(FailureCause.Error);
        ProgramBuilder service = model.Program("service").Call(store, thrice);
        model.Regular(model.Program("request").Call(service, thrice), 1).RequestsMax = 1;
        model.Run().Program("store").Arrived.ShouldBe(9);
    }

    [Fact]
    public void Call_Timeout_LeavesTheWorkGoingOn()
    {
        var model = new ModelBuilder();
        Group store = model.Group("store", 100);
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(10));
        ProgramBuilder request = model.Program("request").Call(callee, new CallOptions { Timeout = Law.Constant(1), Attempts = 2 });
        model.Regular(request, 0.1).RequestsMax = 4;
        RunResult result = model.Run();
        result.Program("request").FailedBy[(int)FailureCause.Timeout].ShouldBe(4);
        result.Program("request").FailedLatency.Max.ShouldBe(2_000_000_000);
        (result.Program("callee").Done, result.Program("callee").Orphaned).ShouldBe((8, 8));
        result.Group("store").Served.ShouldBe(8);
    }

    [Fact]
    public void Call_AnswerInTime_IsNotTimedOutLater()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Delay(1);
        model.Regular(model.Program("request").Call(callee, new CallOptions { Timeout = Law.Constant(2) }).Call(callee).Call(callee), 1).RequestsMax = 3;
        ProgramResult result = model.Run().Program("request");
        (result.Done, result.Failed, result.Latency.Max).ShouldBe((3, 0, 3_000_000_000));
    }

    [Fact]
    public void Call_LastAttemptFails_GoesToOnError()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Fail(FailureCause.Error);
        ProgramBuilder request = model.Program("request");
        Label fallback = request.NewLabel();
        request.Call(callee, new CallOptions { OnError = fallback }).Delay(100).Mark(fallback).Delay(1);
        model.Regular(request, 1).RequestsMax = 3;
        ProgramResult result = model.Run().Program("request");
        (result.Done, result.Failed, result.Latency.Max).ShouldBe((3, 0, 1_000_000_000));
    }

    [Fact]
    public void Call_Retry_AsksForTheSameKey()
    {
        var model = new ModelBuilder();
        DataSet keys = model.DataSet("keys", Popularity.Uniform(1_000_000));
        Group store = model.Group("store");
        (store.Instances, store.Shards, store.KeyedBy) = (50, 50, keys);
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(1)).Fail(FailureCause.Error);
        model.Regular(model.Program("request").Call(callee, new CallOptions { Attempts = 20 }), 1).RequestsMax = 1;
        model.Run().Group("store").InstanceUtilisation.Count(u => u > 0).ShouldBe(1);
    }

    [Theory]
    [InlineData("fixed", 3, 3, 3)]
    [InlineData("exponential", 3, 6, 8)]
    public void Backoff_WithoutJitter_GrowsAsSaid(string kind, int first, int second, int third)
    {
        Backoff backoff = kind == "fixed" ? Backoff.Fixed(3) : Backoff.Exponential(3, 8);
        var draw = new Draw(1);
        long[] waits = [backoff.Next(0, 0, ref draw), backoff.Next(1, 0, ref draw), backoff.Next(2, 0, ref draw)];
        waits.ShouldBe([first * 1_000_000_000L, second * 1_000_000_000L, third * 1_000_000_000L]);
    }

    [Fact]
    public void Backoff_WithJitter_StaysInItsRange()
    {
        var draw = new Draw(1);
        long previous = 0;
        for (int retry = 0; retry < 1_000; retry++)
        {
            double grown = Math.Min(8, 1.0 * Math.Pow(2, Math.Min(retry, 40)));
            (Backoff.FullJitter(1, 8).Next(retry, 0, ref draw) / 1e9).ShouldBeInRange(0, grown);
            (Backoff.EqualJitter(1, 8).Next(retry, 0, ref draw) / 1e9).ShouldBeInRange(grown / 2, grown);
            long next = Backoff.DecorrelatedJitter(1, 8).Next(retry, previous, ref draw);
            (next / 1e9).ShouldBeInRange(1, Math.Min(8, Math.Max(3, 3 * previous / 1e9)));
            previous = next;
        }
    }

    // A bucket that is full at first gives its tokens, then a retry for every ten calls.
    [Fact]
    public void Call_Budget_LimitsRetriesToItsShare()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Fail(FailureCause.Error);
        var options = new CallOptions { Attempts = 3, Budget = new RetryBudget(0.1, 5) };
        model.Regular(model.Program("request").Call(callee, options), 1).RequestsMax = 1_000;
        RunResult result = model.Run();
        CallResult call = result.Steps.Single(s => s.Kind == "Call").Call!;
        ((double)call.Retries).ShouldBe(5 + 100, 1.5);
        result.Program("callee").Arrived.ShouldBe(1_000 + call.Retries);
        call.Withheld.ShouldBeGreaterThan(890);
    }

    // Brooker 2015: 100 clients contend for one optimistic row, calls until all have written it. His clients double the base of 5 ms already before the first wait.
    [Fact]
    public void Call_ContendedRow_TakesAsManyCallsAsPublished()
    {
        (string Name, double Published, double Calls)[] kinds =
        [
            ("none", 2422, Calls(Backoff.None)),
            ("exponential", 1848, Calls(Backoff.Exponential(10e-3, 2))),
            ("decorrelated", 1002, Calls(Backoff.DecorrelatedJitter(5e-3, 2))),
            ("equal", 813, Calls(Backoff.EqualJitter(10e-3, 2))),
            ("full", 797, Calls(Backoff.FullJitter(10e-3, 2))),
        ];
        kinds.Where(k => Math.Abs(k.Calls / k.Published - 1) > 0.05).ShouldBeEmpty();
        kinds.Select(k => k.Calls).ShouldBeInOrder(SortDirection.Descending);
    }

    private static double Calls(Backoff backoff)
    {
        return Enumerable.Range(1, 30).Average(seed =>
        {
            var model = new ModelBuilder();
            DataSet row = model.DataSet("row", Popularity.Uniform(1));
            Law hop = Law.Normal(10e-3, 2e-3);
            ProgramBuilder attempt = model.Program("attempt");
            Label conflict = attempt.NewLabel();
            attempt.Delay(hop).ReadRow(row).Delay(hop).Delay(hop).CommitRow(row, conflict).Delay(hop).End();
            attempt.Mark(conflict).Delay(hop).Fail(FailureCause.Conflict);
            ProgramBuilder client = model.Program("client").Call(attempt, new CallOptions { Attempts = int.MaxValue, Backoff = backoff });
            model.Trace(client, Enumerable.Repeat(0.0, 100));
            return model.Run(seed: (ulong)seed).Program("attempt").Arrived;
        });
    }
}
