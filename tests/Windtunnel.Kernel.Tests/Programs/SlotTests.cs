using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class SlotTests
{
    [Fact]
    public void Enter_SlotHeldWhileCalleeWorks_LimitsThroughputToConcurrencyOverHoldingTime()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 1_000);
        web.Concurrency = 10;
        ProgramBuilder callee = model.Program("callee").Delay(0.1);
        model.Regular(model.Program("request").Enter(web).Visit(web, Law.Constant(0.1)).Call(callee).Leave().Delay(5), 1_000);
        RunResult result = model.Run(41, 1);
        // 10 slots, each held 0.2 s, admit 50/s, however many cores there are.
        (result.Program("callee").Arrived / 40.0).ShouldBe(50, 0.5);
        result.Group("web").MeanHeld.ShouldBe(10, 1e-9);
        result.Group("web").MeanBusy.ShouldBe(5, 0.05);
    }

    [Fact]
    public void Visit_InsideEnteredGroup_UsesThatInstance()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Concurrency, web.Routing) = (10, 1, RoutingPolicy.RoundRobin);
        ProgramBuilder inner = model.Program("inner").Visit(web, Law.Constant(1));
        model.Regular(model.Program("request").Enter(web).Visit(web, Law.Constant(1)).Call(inner).Leave(), 4);
        RunResult result = model.Run(100, 10);
        // One slot and one core per instance: had any visit gone elsewhere, somebody would have waited for a core.
        result.Group("web").MeanQueue.ShouldBe(0);
        result.Program("request").Latency.Max.ShouldBe(2_000_000_000);
    }

    [Fact]
    public void Enter_QueueFull_Rejects()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 1);
        (web.Concurrency, web.AdmissionQueueMax) = (2, 3);
        model.Regular(model.Program("request").Enter(web).Delay(1_000).Leave(), 1);
        ProgramResult result = model.Run(10.5).Program("request");
        (result.Arrived, result.InFlight, result.FailedBy[(int)FailureCause.Rejected]).ShouldBe((10, 5, 5));
    }

    [Fact]
    public void Enter_PatienceOver_FailsWithTimeoutAndTakesNoSlot()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 1);
        web.Concurrency = 1;
        model.Regular(model.Program("request").Enter(web, Law.Constant(0.5)).Delay(10.25).Leave(), 1);
        RunResult result = model.Run(22.1);
        // The requests of 1, 11 (after a wait until 11.25) and 21 (until 21.5) get the slot; the one of 22 still waits at the end.
        result.Program("request").FailedBy[(int)FailureCause.Timeout].ShouldBe(result.Program("request").Failed);
        result.Program("request").Failed.ShouldBe(18);
        result.Group("web").MeanHeld.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Publish_MoreThanConsumersTake_BacklogGrowsAndFreshnessShowsIt()
    {
        var model = new ModelBuilder();
        Group queue = model.Group("queue", 1);
        queue.Concurrency = 2;
        ProgramBuilder message = model.Program("message").Enter(queue).Delay(1).Leave();
        model.Regular(model.Program("send").Publish(queue, message), 3);
        RunResult result = model.Run(100, window: 10);
        result.Group("queue").BacklogNow.ShouldBeInRange(99, 101);
        result.Group("queue").Windows.Span[9].Backlog.ShouldBeGreaterThan(85);
        result.Program("send").Latency.Max.ShouldBe(0);
        (result.Program("message").Latency.Max / 1e9).ShouldBe(34, 1);
    }

    [Fact]
    public void Publish_FullQueue_FailsTheSender()
    {
        var model = new ModelBuilder();
        Group queue = model.Group("queue", 1);
        (queue.Concurrency, queue.AdmissionQueueMax) = (1, 4);
        ProgramBuilder message = model.Program("message").Enter(queue).Delay(1_000).Leave();
        model.Regular(model.Program("send").Publish(queue, message), 1);
        RunResult result = model.Run(20.5);
        (result.Program("send").Done, result.Program("send").FailedBy[(int)FailureCause.Rejected]).ShouldBe((5, 15));
    }
}
