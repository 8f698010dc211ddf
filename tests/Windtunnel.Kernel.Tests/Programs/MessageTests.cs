using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Messages;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class MessageTests
{
    [Fact]
    public void Fail_MayBeGivenOutThreeTimes_DeliveriesAreGeometric()
    {
        const double Fails = 0.4;
        (ModelBuilder model, Group queue, ProgramBuilder send) = Queue(new MessageRules { DeliveriesMax = 3 }, 1, m => m.Delay(0.01).Sometimes(Fails, p => p.Fail(FailureCause.Error)));
        model.Poisson(send, 10);
        RunResult result = model.Run(20_000, resetAt: 10);
        ProgramResult message = result.Program("message");
        double arrived = message.Arrived;
        ((message.FailedBy[(int)FailureCause.DeadLetter]) / arrived).ShouldBe(Fails * Fails * Fails, 0.003);
        message.FailedBy[(int)FailureCause.Error].ShouldBe(0);

        // Given out 1 + p + p² times on average.
        (result.Group(queue.Name).Redelivered / arrived).ShouldBe(Fails + (Fails * Fails), 0.006);
        result.Group(queue.Name).MeanHeld.ShouldBe(10 * 0.01 * (1 + Fails + (Fails * Fails)), 0.002);
    }

    [Fact]
    public void Fail_AgainAfterAWhile_ComesBackThenAndDiesAtTheEnd()
    {
        (ModelBuilder model, _, ProgramBuilder send) = Queue(new MessageRules { DeliveriesMax = 3, AgainAfterSeconds = 2 }, 1, m => m.Delay(0.5).Fail(FailureCause.Error));
        model.Regular(send, 1).RequestsMax = 1;
        RunResult result = model.Run();
        ProgramResult message = result.Program("message");
        (message.Arrived, message.FailedBy[(int)FailureCause.DeadLetter]).ShouldBe((1, 1));
        (message.FailedLatency.Max / 1e9).ShouldBe(5.5, 0.05);
    }

    [Fact]
    public void Acknowledge_TakesTooLong_IsDoneTwice()
    {
        // Every message takes 3 s and is given to another consumer after 1 s, twice; the third knows no better, and each does the work.
        (ModelBuilder model, Group queue, ProgramBuilder send) = Queue(new MessageRules { DeliveriesMax = 3, AcknowledgeSeconds = 1 }, 8, m => m.Delay(3));
        model.Regular(send, 1).RequestsMax = 10;
        RunResult result = model.Run();
        ProgramResult message = result.Program("message");
        (message.Arrived, message.Done, message.FailedBy[(int)FailureCause.DeadLetter]).ShouldBe((10, 0, 10));
        (result.Group(queue.Name).Redelivered, result.Group(queue.Name).Duplicates).ShouldBe((20, 30));
    }

    [Fact]
    public void Keep_StoppedForLonger_OldMessagesAreGone()
    {
        (ModelBuilder model, Group queue, ProgramBuilder send) = Queue(new MessageRules { KeepSeconds = 10 }, 1, m => m.Delay(0.01));
        model.Regular(send, 10);
        model.During(20.05, 50.05, TimelineAction.StopConsumers(queue));
        RunResult result = model.Run(100.05);

        // Sent from 20.1 s to 40.0 s, and those that grew too old while the others were worked off at 100/s.
        result.Program("message").FailedBy[(int)FailureCause.Expired].ShouldBeInRange(200, 215);
        result.Program("message").Latency.Max.ShouldBeLessThan(10_100_000_000);
    }

    [Fact]
    public void Publish_FullQueueAndSendersWait_GoOnInTheOrderTheyCame()
    {
        (ModelBuilder model, Group queue, ProgramBuilder send) = Queue(new MessageRules { SendersWait = true }, 1, m => m.Delay(2));
        queue.AdmissionQueueMax = 1;
        model.Regular(send, 1).RequestsMax = 10;
        RunResult result = model.Run();
        (result.Program("send").Done, result.Program("message").Done, result.Group(queue.Name).Rejected).ShouldBe((10, 10, 0));

        // The tenth comes at 10 s and finds room once the ninth is taken, at 17 s; it is taken at 19 s and done at 21 s.
        (result.Program("send").Latency.Max / 1e9).ShouldBe(7, 0.05);
        (result.Program("message").Latency.Max / 1e9).ShouldBe(4, 0.05);
    }

    [Fact]
    public void Publish_ManyAtOnceToALimitedQueue_OnlyThoseBeyondItFail()
    {
        (ModelBuilder model, Group queue, ProgramBuilder send) = Queue(new MessageRules(), 2, m => m.Delay(1));
        queue.AdmissionQueueMax = 3;
        ProgramBuilder burst = model.Program("burst").Each(Law.Constant(10), send);
        model.Regular(burst, 1).RequestsMax = 1;
        RunResult result = model.Run();
        result.Program("send").FailedBy[(int)FailureCause.Rejected].ShouldBe(5);
        (result.Program("message").Done, result.Program("message").Failed).ShouldBe((5, 0));
    }

    [Fact]
    public void Build_LogWithDeliveries_IsRefused()
    {
        var model = new ModelBuilder();
        Group log = model.Group("log");
        (log.Concurrency, log.Subscription, log.Rules) = (1, new Windtunnel.Kernel.Stations.Logs.Subscription { Consumers = 1 }, new MessageRules { DeliveriesMax = 2 });
        Should.Throw<ArgumentException>(() => model.Build()).Message.ShouldContain("in order");
    }

    private static (ModelBuilder Model, Group Queue, ProgramBuilder Send) Queue(MessageRules rules, int consumers, Action<ProgramBuilder> work)
    {
        var model = new ModelBuilder();
        Group queue = model.Group("queue");
        (queue.Concurrency, queue.Rules) = (consumers, rules);
        ProgramBuilder message = model.Program("message").Enter(queue);
        work(message);
        return (model, queue, model.Program("send").Publish(queue, message));
    }
}
