using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Hedged calls and circuit breakers.</summary>
public sealed class GuardTests
{
    private const long Second = 1_000_000_000;

    // Two copies beside the first, 2 s apart; one server for each, so that the first to begin is the first to end.
    [Fact]
    public void Call_Hedged_SendsCopiesUntilThereIsAnAnswer()
    {
        (RunResult result, CallResult call) = Hedged(new Hedge(2, null, 2), Cancellation.Never);
        (call.Hedges, result.Program("callee").Done, result.Program("callee").Orphaned).ShouldBe((2, 3, 2));
        result.Program("request").Latency.Max.ShouldBe(5 * Second);
        result.Now.ShouldBe(9 * Second);
    }

    [Fact]
    public void Call_HedgedAndCancelled_StopsWhoComesLate()
    {
        (RunResult result, CallResult _) = Hedged(new Hedge(2, null, 2), Cancellation.AtOnce);
        (result.Program("callee").Done, result.Program("callee").FailedBy[(int)FailureCause.Cancelled]).ShouldBe((1, 2));
        result.Group("store").MeanBusy.ShouldBe((5 + 3 + 1) / (result.Now / 1e9), 1e-9);
    }

    // Every twentieth answer is slow; from the hundredth on one more is asked for after the 90th percentile, which is that of a quick one.
    [Fact]
    public void Call_HedgedAfterAPercentile_LearnsItFromTheAnswers()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Delay(Law.HyperExponential([0.95, 0.05], [0.01, 10]));
        ProgramBuilder request = model.Program("request").Call(callee, new CallOptions { Hedge = new Hedge(0, 0.9) });
        model.Regular(request, 10).RequestsMax = 50_000;
        RunResult result = model.Run();
        ((double)result.Steps.Single(s => s.Kind == "Call").Call!.Hedges / 50_000).ShouldBe(0.1, 0.01);
        result.Program("request").Latency.Percentile(99).ShouldBeLessThan(0.5 * Second);
        result.Program("callee").Latency.Percentile(99).ShouldBeGreaterThan(5 * Second);
    }

    [Fact]
    public void Call_FirstFailsAfterItsCopyIsSent_WaitsForTheCopy()
    {
        var model = new ModelBuilder();
        Group store = model.Group("store");
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(3), new VisitOptions { ErrorProbability = 0 });
        ProgramBuilder request = model.Program("request").Call(callee, new CallOptions { Hedge = new Hedge(1) });
        model.Trace(request, [0]);
        model.During(2.5, 3.5, TimelineAction.Errors(store, 1));
        RunResult result = model.Run();
        (result.Program("request").Done, result.Program("callee").Failed, result.Program("request").Latency.Max).ShouldBe((1, 1, 6 * Second));
    }

    [Fact]
    public void Breaker_ByNumber_OpensTriesAndCloses()
    {
        var breaker = new BreakerState(new CircuitBreaker(0.5, 4, double.PositiveInfinity, 10));
        Learn(breaker, 0, true, true, false);
        breaker.Allows(1 * Second, out _).ShouldBeTrue();
        Learn(breaker, 1, false);
        breaker.Allows(2 * Second, out _).ShouldBeFalse();
        breaker.Allows(11 * Second, out bool isTrial).ShouldBeTrue();
        isTrial.ShouldBeTrue();
        breaker.Allows(11 * Second, out _).ShouldBeFalse("one call tries at a time");
        breaker.Learn(12 * Second, isSuccess: false, isTrial: true);
        breaker.Allows(21 * Second, out _).ShouldBeFalse();
        breaker.Allows(22 * Second, out _).ShouldBeTrue();
        breaker.Learn(23 * Second, isSuccess: true, isTrial: true);
        breaker.Allows(23 * Second, out isTrial).ShouldBeTrue();
        isTrial.ShouldBeFalse();
        breaker.OpenTime(30 * Second).ShouldBe(22 * Second);
    }

    [Fact]
    public void Breaker_ByTime_ForgetsWhatIsLongAgo()
    {
        var breaker = new BreakerState(new CircuitBreaker(0.5, 4, 10, 5));
        Learn(breaker, 0, false, false, false);
        Learn(breaker, 20, true, false);
        breaker.Allows(20 * Second, out _).ShouldBeTrue();
        Learn(breaker, 25, false, true);
        breaker.Allows(25 * Second, out _).ShouldBeFalse("two of four within ten seconds failed");
    }

    // A callee that fails from 10 s to 40 s: once the good calls have left the window it is left alone, but for a trial every ten seconds.
    [Fact]
    public void Call_BehindABreaker_SparesWhoFails()
    {
        var model = new ModelBuilder();
        Group store = model.Group("store");
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(0.01));
        var options = new CallOptions { Breaker = new CircuitBreaker(1, 4, 3, 10), Attempts = 2 };
        model.Regular(model.Program("request").Call(callee, options), 2).RequestsMax = 120;
        model.During(10, 40, TimelineAction.Errors(store, 1));
        RunResult result = model.Run();
        CallResult call = result.Steps.Single(s => s.Kind == "Call").Call!;
        result.Program("callee").Failed.ShouldBeInRange(4, 16);
        result.Program("request").FailedBy[(int)FailureCause.BreakerOpen].ShouldBeInRange(50, 85);
        call.ShortCircuited.ShouldBeGreaterThanOrEqualTo(result.Program("request").FailedBy[(int)FailureCause.BreakerOpen]);
        call.OpenShare.ShouldBeInRange(0.4, 0.75);
    }

    private static void Learn(BreakerState breaker, long second, params bool[] outcomes)
    {
        foreach (bool isSuccess in outcomes)
        {
            breaker.Learn(second * Second, isSuccess, isTrial: false);
        }
    }

    private static (RunResult Result, CallResult Call) Hedged(Hedge hedge, Cancellation cancellation)
    {
        var model = new ModelBuilder();
        Group store = model.Group("store", 3);
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(5));
        model.Trace(model.Program("request").Call(callee, new CallOptions { Hedge = hedge, Cancellation = cancellation }), [0]);
        RunResult result = model.Run();
        return (result, result.Steps.Single(s => s.Kind == "Call").Call!);
    }
}
