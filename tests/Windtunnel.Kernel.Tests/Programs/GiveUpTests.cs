using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>What becomes of work that nobody waits for any more.</summary>
public sealed class GiveUpTests
{
    // One core, services of 10 s, a call each second from 0 to 3, each given up after 5 s.
    [Theory]
    [InlineData(Cancellation.Never, 4, 40)]
    [InlineData(Cancellation.BeforeStart, 1, 10)]
    [InlineData(Cancellation.AtOnce, 0, 8)]
    public void Call_GivenUp_CostsWhatIsNotWithdrawn(Cancellation cancellation, int served, double busySeconds)
    {
        RunResult result = RunQueue(new CallOptions { Timeout = Law.Constant(5), Cancellation = cancellation });
        result.Program("request").FailedBy[(int)FailureCause.Timeout].ShouldBe(4);
        result.Program("callee").FailedBy[(int)FailureCause.Cancelled].ShouldBe(4 - served);
        result.Group("store").Served.ShouldBe(served);
        result.Group("store").MeanBusy.ShouldBe(busySeconds / (result.Now / 1e9), 1e-9);
    }

    // The callee's callee waits in the queue when the caller gives up.
    [Theory]
    [InlineData(Cancellation.Never, 2)]
    [InlineData(Cancellation.BeforeStart, 1)]
    [InlineData(Cancellation.AtOnce, 0)]
    public void Call_GivenUp_ReachesWhomTheCalleeWaitsFor(Cancellation cancellation, int served)
    {
        var model = new ModelBuilder();
        Group store = model.Group("store", 1);
        ProgramBuilder inner = model.Program("inner").Visit(store, Law.Constant(10));
        ProgramBuilder outer = model.Program("outer").Call(inner, new CallOptions { Attempts = 5 }).Delay(100);
        ProgramBuilder request = model.Program("request").Call(outer, new CallOptions { Timeout = Law.Constant(5), Cancellation = cancellation });
        model.Trace(request, [0, 1]);
        RunResult result = model.Run();
        result.Group("store").Served.ShouldBe(served);
        result.Program("inner").Arrived.ShouldBe(2);
        result.Program("outer").FailedBy[(int)FailureCause.Cancelled].ShouldBe(2 - served);
    }

    [Fact]
    public void Call_SlotOfACancelledCallee_IsGivenBack()
    {
        var model = new ModelBuilder();
        Group pool = model.Group("pool");
        pool.Concurrency = 1;
        ProgramBuilder callee = model.Program("callee").Enter(pool).Delay(10).Leave();
        ProgramBuilder request = model.Program("request").Call(callee, new CallOptions { Timeout = Law.Constant(4), Cancellation = Cancellation.AtOnce });
        model.Trace(request, [0, 1]);
        RunResult result = model.Run();
        result.Program("callee").Failed.ShouldBe(2);
        result.Group("pool").MeanHeld.ShouldBe(5 / (result.Now / 1e9), 1e-9);
    }

    [Fact]
    public void Call_Deadline_HoldsForAllTriesAndIsPassedOn()
    {
        var model = new ModelBuilder();
        Group store = model.Group("store", 1);
        ProgramBuilder inner = model.Program("inner").Visit(store, Law.Constant(3));
        ProgramBuilder outer = model.Program("outer").Call(inner, new CallOptions { Attempts = 100, Timeout = Law.Constant(2) });
        model.Trace(model.Program("request").Call(outer, new CallOptions { DeadlineSeconds = 7, Attempts = 3 }), [0]);
        RunResult result = model.Run();
        result.Program("request").FailedBy[(int)FailureCause.DeadlinePassed].ShouldBe(1);
        result.Program("request").FailedLatency.Max.ShouldBe(7_000_000_000);

        // Tries begin at 0, 2, 4 and 6; the one of 4 reaches the core at 6, that of 6 would at 9.
        result.Program("inner").Arrived.ShouldBe(4);
        result.Group("store").Served.ShouldBe(3);
    }

    [Fact]
    public void Call_RetryThatCouldNotBeginInTime_IsNotMade()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Delay(1).Fail(FailureCause.Error);
        model.Trace(model.Program("request").Call(callee, new CallOptions { DeadlineSeconds = 4, Attempts = 9, Backoff = Backoff.Fixed(2) }), [0]);
        RunResult result = model.Run();
        (result.Program("callee").Arrived, result.Program("request").FailedLatency.Max).ShouldBe((2, 4_000_000_000));
    }

    private static RunResult RunQueue(CallOptions options)
    {
        var model = new ModelBuilder();
        Group store = model.Group("store", 1);
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(10));
        model.Trace(model.Program("request").Call(callee, options), [0, 1, 2, 3]);
        return model.Run();
    }
}
