using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Logs;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class LogTests
{
    [Fact]
    public void Publish_ByKey_EachPartitionIsAQueueOfItsOwn()
    {
        const int Partitions = 4;
        Popularity popularity = Popularity.Zipf(1_000, 0.8);
        var shares = new double[Partitions];
        for (int key = 0; key < 1_000; key++)
        {
            shares[KeyHash.ShardOf(key, Partitions)] += popularity.Probability(key);
        }

        const double Rate = 18, Service = 0.1;
        double theory = shares.Sum(s => s * Service / (1 - (s * Rate * Service)));
        Runs.ShouldAgree(seed =>
        {
            (ModelBuilder model, Group log, ProgramBuilder message) = Log(Partitions, new Subscription { Consumers = 4 }, Law.Exponential(Service));
            DataSet data = model.DataSet("data", popularity);
            model.Poisson(model.Program("send").Publish(log, message, data), Rate);
            return model.Run(30_000, resetAt: 500, seed: seed).Program("message").MeanSeconds();
        }, theory, 0.02);
    }

    [Fact]
    public void Publish_FewerConsumersThanPartitions_EachWorksOnOneMessageAtATime()
    {
        // Two consumers of five partitions, one message after the other: 3 of 5 partitions are the one's, so M/M/1 at 0.6 and at 0.4 of the rate.
        const double Rate = 10, Service = 0.1;
        double theory = (0.6 * Service / (1 - (0.6 * Rate * Service))) + (0.4 * Service / (1 - (0.4 * Rate * Service)));
        Runs.ShouldAgree(seed =>
        {
            (ModelBuilder model, Group log, ProgramBuilder message) = Log(5, new Subscription { Consumers = 2 }, Law.Exponential(Service));
            model.Poisson(model.Program("send").Publish(log, message), Rate);
            return model.Run(20_000, resetAt: 500, seed: seed).Program("message").MeanSeconds();
        }, theory, 0.02);
    }

    [Fact]
    public void Publish_TwoGroups_EachGetsEveryMessage()
    {
        (ModelBuilder model, Group log, ProgramBuilder message) = Log(2, new Subscription { Consumers = 2 }, Law.Constant(0.01));
        Group other = Partitioned(model, "other", 3, new Subscription { Consumers = 1 });
        ProgramBuilder copy = model.Program("copy").Enter(other).Delay(0.02).Leave();
        model.Regular(model.Program("send").Publish(log, message).Publish(other, copy), 10);
        RunResult result = model.Run(100.55);
        (result.Program("message").Done, result.Program("copy").Done).ShouldBe((1005, 1005));
    }

    [Fact]
    public void Kill_Consumer_ItsPartitionWaitsUntilDealtOut()
    {
        (ModelBuilder model, Group log, ProgramBuilder message) = Log(2, new Subscription { Consumers = 2, SessionSeconds = 10, RebalanceSeconds = 2 }, Law.Constant(0.01));
        model.Regular(model.Program("send").Publish(log, message), 20);
        model.At(20, TimelineAction.Kill(log));
        RunResult result = model.Run(60, window: 1);

        // About 10 a second to each partition: one waits for 12 s, the other for the last two of them.
        result.Group("log").BacklogMax.ShouldBeInRange(95, 145);
        result.Program("message").Latency.Max.ShouldBeInRange(11_800_000_000, 12_200_000_000);
        result.Group("log").Windows.Span[59].Backlog.ShouldBe(0, 0.1);
        result.Group("log").Consumers.ShouldNotBeNull().Busy[1].ShouldBeGreaterThan(result.Group("log").Consumers!.Busy[0] * 2);
        result.Program("message").Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData(Delivery.AtLeastOnce, 36, 35, 0)]
    [InlineData(Delivery.EffectivelyOnce, 36, 0, 0)]
    [InlineData(Delivery.AtMostOnce, 0, 0, 1)]
    public void Kill_Consumer_WhatWasNotNotedIsDoneAgain(Delivery delivery, int redelivered, int duplicates, int lost)
    {
        // Ten a second, noted every 5 s: 35 are done between 10 s and the death at 13.57 s, and one is in hand.
        var subscription = new Subscription { Consumers = 1, SessionSeconds = 1, RebalanceSeconds = 1, CommitSeconds = 5, Delivery = delivery };
        (ModelBuilder model, Group log, ProgramBuilder message) = Log(1, subscription, Law.Constant(0.08));
        model.Regular(model.Program("send").Publish(log, message), 10);
        model.During(13.57, 14, TimelineAction.Kill(log));
        RunResult result = model.Run(100.05);
        GroupResult consumers = result.Group("log");
        (consumers.Redelivered, consumers.Duplicates).ShouldBe((redelivered, duplicates));
        result.Program("message").FailedBy[(int)FailureCause.Lost].ShouldBe(lost);
        (result.Program("message").Done + result.Program("message").InFlight).ShouldBe(1000 - lost);
    }

    [Fact]
    public void Kill_ConsumerInTheMiddleOfACall_MessageBeginsAgainAndKeepsItsOrder()
    {
        (ModelBuilder model, Group log, _) = Log(1, new Subscription { Consumers = 2 }, Law.Constant(1));
        Group store = model.Group("store", 1);
        ProgramBuilder message = model.Program("message 2");
        Group other = Partitioned(model, "other", 1, new Subscription { Consumers = 1, RebalanceSeconds = 1 });
        message.Enter(other).Call(model.Program("write").Visit(store, Law.Constant(0.5)));
        model.Regular(model.Program("send").Publish(other, message), 1).RequestsMax = 3;
        model.During(1.25, 1.3, TimelineAction.Kill(other));
        RunResult result = model.Run();
        (result.Program("message 2").Arrived, result.Program("message 2").Done, result.Group("other").Redelivered).ShouldBe((3, 3, 1));

        // The write that nobody waits for any more was made all the same.
        result.Group("store").Served.ShouldBe(4);
        log.Name.ShouldBe("log");
    }

    [Fact]
    public void Freshness_ThroughTwoQueues_CountsFromTheFirstRequest()
    {
        var model = new ModelBuilder();
        Group first = model.Group("first", 1), second = model.Group("second", 1);
        ProgramBuilder last = model.Program("last").Enter(second).Delay(0.3).Leave();
        ProgramBuilder middle = model.Program("middle").Enter(first).Delay(0.2).Publish(second, last).Leave();
        ProgramBuilder part = model.Program("part").Delay(0.1).Publish(first, middle);
        model.Regular(model.Program("send").Delay(0.4).Call(part), 1);
        RunResult result = model.Run(10.99);
        (result.Program("last").Freshness!.Mean / 1e9).ShouldBe(1.0, 0.001);
        (result.Program("middle").Freshness!.Mean / 1e9).ShouldBe(0.7, 0.001);
        result.Program("last").MeanSeconds().ShouldBe(0.3, 0.001);
        result.Program("send").Freshness.ShouldBeNull();
    }

    [Fact]
    public void Build_LogEnteredByARequest_IsRefused()
    {
        (ModelBuilder model, Group log, ProgramBuilder message) = Log(2, new Subscription { Consumers = 1 }, Law.Constant(1));
        model.Regular(model.Program("send").Publish(log, message), 1);
        model.Regular(message, 1);
        Should.Throw<ArgumentException>(() => model.Build()).Message.ShouldContain("enters the log");
    }

    private static (ModelBuilder Model, Group Log, ProgramBuilder Message) Log(int partitions, Subscription subscription, Law work)
    {
        var model = new ModelBuilder();
        Group log = Partitioned(model, "log", partitions, subscription);
        return (model, log, model.Program("message").Enter(log).Delay(work));
    }

    private static Group Partitioned(ModelBuilder model, string name, int partitions, Subscription subscription)
    {
        Group log = model.Group(name);
        (log.Instances, log.Shards, log.Concurrency, log.Subscription) = (partitions, partitions, 1, subscription);
        return log;
    }
}
