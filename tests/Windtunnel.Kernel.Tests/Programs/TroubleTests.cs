using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Instances that hang, answer late or are never reached, requests that come twice, and all of these at the same time.</summary>
public sealed class TroubleTests
{
    [Fact]
    public void Slow_TwoOverlap_MultiplyAndEachEndsByItself()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 40, TimelineAction.Slow(web, 1.5)).During(20, 30, TimelineAction.Slow(web, 2));
        Medians(model, 60).ShouldBe([2, 3, 6, 3, 2, 2]);
    }

    [Fact]
    public void Delay_OverlapsSlow_AddsUpAndIsNotSlowed()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 40, TimelineAction.Delay(web, 0.5)).During(20, 30, TimelineAction.Slow(web, 2)).During(20, 30, TimelineAction.Delay(web, 1));
        Medians(model, 60).ShouldBe([2, 2.5, 5.5, 2.5, 2, 2]);
    }

    [Fact]
    public void Errors_TwoOverlap_AreIndependent()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(0, 4_000, TimelineAction.Errors(web, 0.5)).During(2_000, 6_000, TimelineAction.Errors(web, 0.2));
        IReadOnlyList<ProgramWindow> windows = model.Run(8_000, window: 2_000).Program("request").Windows;
        windows.Select(w => (double)w.Failed / w.Arrived).ToArray().ShouldBe([0.5, 0.6, 0.2, 0], 0.02);
    }

    [Fact]
    public void Traffic_TwoOverlap_Multiply()
    {
        (ModelBuilder model, _) = Pair();
        model.During(10, 30, TimelineAction.Traffic(3)).During(20, 40, TimelineAction.Traffic(0.5));
        IReadOnlyList<ProgramWindow> windows = model.Run(50, window: 10).Program("request").Windows;
        windows.Select(w => (double)w.Arrived).ToArray().ShouldBe([40, 120, 60, 20, 40], 1.01);
    }

    [Fact]
    public void Kill_TwoOverlap_EachBringsBackItsOwn()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 30, TimelineAction.Kill(web)).During(20, 40, TimelineAction.Kill(web));
        IReadOnlyList<ProgramWindow> windows = model.Run(60, window: 10).Program("request").Windows;

        // Both are down for 10 s in the middle; one is up before and after, and that is enough.
        windows.Select(w => (double)w.Failed).ToArray().ShouldBe([0, 4, 48, 0, 0, 0]);
    }

    [Fact]
    public void Kill_AllDownAlready_KeepsOneDownForLonger()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 20, TimelineAction.Kill(web, 2)).During(15, 40, TimelineAction.Kill(web, 2));
        IReadOnlyList<ProgramWindow> windows = model.Run(60, window: 10).Program("request").Windows;
        windows.Select(w => (double)w.Failed).ToArray().ShouldBe([0, 48, 40, 40, 0, 0], 1);
    }

    [Fact]
    public void Hang_Group_AnswersEverythingWhenItIsOver()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 20, TimelineAction.Hang(web)).During(15, 24.5, TimelineAction.Hang(web));
        RunResult result = model.Run(40, window: 5);
        result.Program("request").Windows.Select(w => (double)w.Done).ToArray().ShouldBe([11, 20, 0, 0, 60, 20, 20, 20], 2.01);
        result.Program("request").Latency.Max.ShouldBe(16_500_000_000);
        result.Program("request").Failed.ShouldBe(0);
    }

    [Fact]
    public void Hang_CallerWithTimeout_GivesUpAndTheCoreStaysTaken()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 2);
        ProgramBuilder part = model.Program("part").Visit(web, Law.Constant(0.1));
        model.Regular(model.Program("request").Call(part, new CallOptions { Timeout = Law.Constant(1) }), 1);
        model.During(10.5, 20.5, TimelineAction.Hang(web));
        RunResult result = model.Run(30, window: 1);
        result.Program("request").FailedBy[(int)FailureCause.Timeout].ShouldBe(9);
        result.Group("web").Windows.Span[15].Utilisation.ShouldBe(1);
        result.Program("request").Windows[25].Done.ShouldBe(1);
    }

    [Fact]
    public void Lose_CallerWithTimeout_IsToldNothingUntilThen()
    {
        (ModelBuilder model, Group web) = Pair();
        ProgramBuilder part = model.Program("part").Visit(web, Law.Constant(0.01));
        model.Regular(model.Program("caller").Call(part, new CallOptions { Timeout = Law.Constant(0.5), Attempts = 2 }), 10);
        model.At(0, TimelineAction.Lose(web, 0.1));
        ProgramResult caller = model.Run(5_000).Program("caller");

        // Two tries, each lost one time in ten.
        ((double)caller.FailedBy[(int)FailureCause.Timeout] / caller.Arrived).ShouldBe(0.01, 0.0015);
        caller.Failed.ShouldBe(caller.FailedBy[(int)FailureCause.Timeout]);
        caller.MeanSeconds().ShouldBe(0.01 + (0.5 * 0.09 / 0.99), 0.002);
    }

    [Fact]
    public void Lose_CallerWithoutTimeout_FailsWhenTheConnectionIsGivenUp()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 11, TimelineAction.Lose(web, 1));
        ProgramResult result = model.Run(1_000).Program("request");
        result.FailedBy[(int)FailureCause.Timeout].ShouldBe(4);
        (result.FailedLatency.Max / 1e9).ShouldBe(Execution.NoAnswerSeconds, 0.01);
    }

    [Fact]
    public void Lose_GroupWithSlots_LosesOncePerRequest()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 100);
        web.Concurrency = 100;
        model.Regular(model.Program("request").Enter(web).Visit(web, Law.Constant(0.1)).Visit(web, Law.Constant(0.1)).Leave(), 10);
        model.At(0, TimelineAction.Lose(web, 0.2));
        ProgramResult result = model.Run(10_000).Program("request");
        ((double)result.Done / result.Arrived).ShouldBe(0.8, 0.01);
    }

    [Fact]
    public void Duplicate_Source_SecondAsksForTheSameKeys()
    {
        var model = new ModelBuilder();
        DataSet seat = model.DataSet("seat", Popularity.Uniform(1_000_000));
        seat.Stock = 1;
        Group store = model.Group("store", 10);
        model.Regular(model.Program("buy").Visit(store, Law.Constant(0.001)).Lock(seat).ReadRow(seat).WriteRow(seat).Unlock(), 10);
        model.During(100, 1_100, TimelineAction.Duplicate(0.05)).During(100, 1_100, TimelineAction.Duplicate(0.05));
        RunResult result = model.Run(1_200);
        double twice = result.Program("buy").Arrived - 12_000;
        (twice / 10_000).ShouldBe(0.0975, 0.01);

        // Every second request finds its seat taken by the first; two strangers want the same one of a million 84 times by chance.
        result.Data[0].SoldOut.ShouldBeInRange((long)twice, (long)twice + 150);
    }

    private static double[] Medians(ModelBuilder model, double until)
    {
        IReadOnlyList<ProgramWindow> windows = model.Run(until, window: 5).Program("request").Windows;
        return [.. windows.Where((_, i) => i % 2 == 1).Select(w => Math.Round(w.Median / 1e9, 3))];
    }

    private static (ModelBuilder Model, Group Web) Pair()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Cores) = (2, 100);
        model.Regular(model.Program("request").Visit(web, Law.Constant(2)), 4);
        return (model, web);
    }
}
