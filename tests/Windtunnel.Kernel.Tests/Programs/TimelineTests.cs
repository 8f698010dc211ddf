using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class TimelineTests
{
    [Fact]
    public void Kill_OneOfTwo_FailsWhatIsInItAndSparesTheOther()
    {
        (ModelBuilder model, Group web) = Pair();
        model.At(10.5, TimelineAction.Kill(web));
        ProgramResult result = model.Run(30).Program("request");
        // Four a second for 2 s of service: the dead instance served four, and routing knows at once.
        result.FailedBy[(int)FailureCause.Unavailable].ShouldBe(4);
        result.Failed.ShouldBe(4);
    }

    [Fact]
    public void Kill_UndetectedForAWhile_FailsHalfUntilThen()
    {
        (ModelBuilder model, Group web) = Pair();
        web.DetectionSeconds = 5;
        model.At(10.6, TimelineAction.Kill(web));
        ProgramResult result = model.Run(30).Program("request");
        result.Failed.ShouldBe(4 + 10);
    }

    [Fact]
    public void Kill_Over_ServesAgain()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 20, TimelineAction.Kill(web, 2));
        RunResult result = model.Run(40, window: 1);
        IReadOnlyList<ProgramWindow> windows = result.Program("request").Windows;
        windows[15].Done.ShouldBe(0);
        windows[15].Failed.ShouldBe(4);
        windows[25].Failed.ShouldBe(0);
        windows[25].Done.ShouldBe(4);
    }

    [Fact]
    public void Kill_InstanceEntered_FailsWorkInItEvenWhileACalleeWorks()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 10);
        web.Concurrency = 2;
        Group store = model.Group("store", 10);
        ProgramBuilder callee = model.Program("callee").Visit(store, Law.Constant(5));
        model.Regular(model.Program("request").Enter(web).Call(callee).Leave(), 1);
        model.At(3.5, TimelineAction.Kill(web));
        RunResult result = model.Run(20);
        // Two were in it and one waited; those after them find nobody. The store knows nothing and works on.
        result.Program("request").Done.ShouldBe(0);
        result.Program("request").FailedLatency.Max.ShouldBe(2_500_000_000);
        (result.Program("callee").Done, result.Program("callee").Orphaned).ShouldBe((2, 2));
    }

    [Fact]
    public void Kill_EveryState_KeepsTheLaws()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var model = new ModelBuilder();
            DataSet row = model.DataSet("row", Popularity.Uniform(3));
            Group web = model.Group("web");
            (web.Instances, web.Cores, web.Concurrency, web.QueueMax) = (4, 1, 3, 5);
            Group store = model.Group("store");
            (store.Instances, store.Cores) = (2, 1);
            var impatient = new VisitOptions { Patience = Law.Exponential(0.2), ErrorProbability = 0.05, ExtraDelay = Law.Exponential(0.02) };
            ProgramBuilder read = model.Program("read").Visit(store, Law.Exponential(0.05), impatient);
            ProgramBuilder write = model.Program("write").Lock(row, Law.Exponential(0.5)).Visit(store, Law.Exponential(0.05)).Unlock();
            var retry = new CallOptions { Timeout = Law.Constant(0.3), Attempts = 3, Backoff = Backoff.FullJitter(0.05, 1) };
            ProgramBuilder request = model.Program("request")
                .Enter(web, Law.Exponential(1)).Visit(web, Law.Exponential(0.05), impatient).Call(read, retry).Fork(1, read, write).Leave();
            model.Poisson(request, 40);
            model.Users(model.Program("user").Call(request, retry), 20, Law.Exponential(0.1));
            for (int t = 1; t < 20; t++)
            {
                model.During(t, t + 0.4, TimelineAction.Kill(t % 2 == 0 ? web : store));
                model.During(t + 0.2, t + 0.3, TimelineAction.StopConsumers(web));
            }

            // The invariants are checked inside; what is left to check is that the faults happened and did not end everything.
            ProgramResult result = model.Run(25, 3, seed, window: 1).Program("request");
            result.FailedBy[(int)FailureCause.Unavailable].ShouldBeGreaterThan(0);
            result.Windows[23].Done.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Slow_Group_MultipliesService()
    {
        (ModelBuilder model, Group web) = Pair();
        model.During(10, 20, TimelineAction.Slow(web, 1.5));
        IReadOnlyList<ProgramWindow> windows = model.Run(30, window: 5).Program("request").Windows;
        (windows[1].Median / 1e9, windows[3].Median / 1e9, windows[5].Median / 1e9).ShouldBe((2, 3, 2));
    }

    [Fact]
    public void Errors_Group_FailAtTheGivenRate()
    {
        (ModelBuilder model, Group web) = Pair();
        model.At(0, TimelineAction.Errors(web, 0.25));
        ProgramResult result = model.Run(5_000).Program("request");
        result.FailedBy[(int)FailureCause.Error].ShouldBe(result.Failed);
        ((double)result.Failed / result.Arrived).ShouldBe(0.25, 0.01);
    }

    [Fact]
    public void Traffic_Spike_LastsAsLongAsSaid()
    {
        (ModelBuilder model, _) = Pair();
        model.During(10, 20, TimelineAction.Traffic(3)).During(30, 40, TimelineAction.Traffic(0));
        IReadOnlyList<ProgramWindow> windows = model.Run(50, window: 10).Program("request").Windows;
        windows.Select(w => (double)w.Arrived).ToArray().ShouldBe([40, 120, 40, 0, 40], 1.01);
    }

    [Fact]
    public void StopConsumers_Queue_BacklogGrowsThenDrains()
    {
        var model = new ModelBuilder();
        Group queue = model.Group("queue", 1);
        queue.Concurrency = 2;
        ProgramBuilder message = model.Program("message").Enter(queue).Delay(0.1).Leave();
        model.Regular(model.Program("send").Publish(queue, message), 10);
        model.During(10, 20, TimelineAction.StopConsumers(queue));
        RunResult result = model.Run(60, window: 10);
        GroupWindow[] windows = result.Group("queue").Windows.ToArray();
        windows[0].Backlog.ShouldBe(0, 0.02);
        windows[1].Held.ShouldBe(0, 0.02);
        result.Group("queue").BacklogMax.ShouldBeInRange(99, 101);
        windows[4].Backlog.ShouldBe(0);
        result.Program("message").InFlight.ShouldBeLessThan(3);
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
