using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Messages;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class BatchTests
{
    private static Batching Full(int count, double within = double.PositiveInfinity) => new() { AtMost = count, AtLeast = count, WithinSeconds = within };

    [Fact]
    public void Gather_RegularArrivals_WaitIsExact()
    {
        // One a second: of four the first waits 3 s, the last not at all; then 2 s and 0.1 s for each of them.
        (ModelBuilder model, ProgramBuilder request) = Gathering(Full(4), w => w.Delay(2).DelayItems(Law.Constant(0.1)));
        model.Regular(request, 1).RequestsMax = 40;
        RunResult result = model.Run();
        (result.Program("request").Done, result.Program("work").Done).ShouldBe((40, 10));
        result.Program("request").MeanSeconds().ShouldBe(1.5 + 2.4, 1e-9);
        StepResult gather = result.Steps.First(s => s.Program == "request");
        ((gather.WaitSum / 1e9 / 40), (gather.TimeSum / 1e9 / 40)).ShouldBe((1.5, 2.4));
    }

    [Fact]
    public void Gather_Traced_TellsTheWaitAndTheWorkOfTheBatch()
    {
        // The slowest is the first of four: 3 s until the fourth comes, then 2.4 s of work for all of them, the last thing that it does.
        (ModelBuilder model, ProgramBuilder request) = Gathering(Full(4), w => w.Delay(2).DelayItems(Law.Constant(0.1)));
        model.Regular(request, 1).RequestsMax = 40;
        RunResult result = new Execution(model.Build(), 1, new RunOptions { TraceEvery = 1 }).Run(TestContext.Current.CancellationToken);
        TraceBand[] bands = [.. result.Traces.Where(b => b.Program == result.Programs.ToList().FindIndex(p => p.Name == "request"))];
        bands.Sum(b => b.Count).ShouldBe(40);
        bands.ShouldAllBe(b => b.Waits.Sum() + b.Times.Sum() == b.LatencySum);
        bands.Sum(b => b.Times.Sum()).ShouldBe(40 * 2_400_000_000L);
        TraceHop hop = bands[^1].Slowest.ShouldHaveSingleItem();
        (hop.Start, hop.Wait, hop.Time).ShouldBe((bands[^1].SlowestStart, 3_000_000_000, 2_400_000_000));
    }

    [Fact]
    public void Gather_LessThanABatch_GoesWhenTheFirstHasWaitedLongEnough()
    {
        // Requests at 1, 2, 3 s; the first may wait 2 s, and who comes at that moment belongs to it.
        (ModelBuilder model, ProgramBuilder request) = Gathering(Full(10, within: 2), w => w.Delay(0));
        model.Trace(request, [1, 2, 3, 3.5]);
        RunResult result = model.Run();
        result.Program("work").Done.ShouldBe(2);
        result.Now.ShouldBe(5_500_000_000);
        result.Program("request").MeanSeconds().ShouldBe((2 + 1 + 0 + 2) / 4.0, 1e-9);
    }

    [Theory]
    [InlineData(5, double.PositiveInfinity)]
    [InlineData(8, 0.5)]
    [InlineData(3, 0.2)]
    public void Gather_PoissonArrivals_MeanWaitIsTheFormula(int count, double within)
    {
        // (1/λ) Σ k·P(N ≥ k) / (1 + Σ P(N ≥ k)), k from 1 to count − 1, N Poisson with mean λ·within; (count − 1)/2λ without a limit.
        const double Rate = 10;
        (double waits, double size) = (0, 1);
        for (int k = 1; k < count; k++)
        {
            double tail = double.IsInfinity(within) ? 1 : PoissonTail(Rate * within, k);
            (waits, size) = (waits + (k * tail), size + tail);
        }

        Runs.ShouldAgree(seed => Run(seed).Program("request").MeanSeconds(), waits / size / Rate);
        Runs.ShouldAgree(seed => Run(seed) is var r ? (double)r.Program("request").Done / r.Program("work").Done : 0, size);

        RunResult Run(ulong seed)
        {
            (ModelBuilder model, ProgramBuilder request) = Gathering(Full(count, within), w => w.Delay(0));
            model.Poisson(request, Rate);
            return model.Run(2_000, seed: seed);
        }
    }

    [Theory]
    [InlineData(1, 2, 1.2)]
    [InlineData(1, 5, 3.0)]
    [InlineData(3, 4, 9.0)]
    public void Gather_TakesWhatWaits_IsABulkQueue(int servers, int most, double rate)
    {
        // M/M^[1,b]/c with μ = 1: states as of M/M/c up to c busy, then a geometric queue whose ratio r solves c·r^(b+1) − (λ + c)·r + λ = 0.
        double ratio = 0;
        for (int i = 0; i < 10_000; i++)
        {
            ratio = (rate + (servers * Math.Pow(ratio, most + 1))) / (rate + servers);
        }

        double state = 1, sum = 1;
        for (int i = 1; i <= servers; i++)
        {
            state *= rate / i;
            sum += i < servers ? state : 0;
        }

        double queue = state * ratio / ((1 - ratio) * (1 - ratio)) / (sum + (state / (1 - ratio)));
        Runs.ShouldAgree(seed =>
        {
            (ModelBuilder model, ProgramBuilder request) = Gathering(new Batching { AtMost = most }, w => w.Delay(Law.Exponential(1)), servers);
            model.Poisson(request, rate);
            return model.Run(20_000, resetAt: 200, seed: seed).Steps.First(s => s.Program == "request") is var gather ? gather.WaitSum / 1e9 / gather.Visits : 0;
        }, queue / rate, 0.02);
    }

    [Fact]
    public void Gather_WorkFails_AllFailAndAreGivenOutAgainOneByOne()
    {
        var model = new ModelBuilder();
        Group queue = model.Group("queue");
        (queue.Concurrency, queue.Batching, queue.Rules) = (1, Full(5, within: 10), new MessageRules { DeliveriesMax = 3 });
        ProgramBuilder message = model.Program("message").Gather(queue, model.Program("work").Delay(0.1).Fail(FailureCause.Error));
        model.Regular(model.Program("send").Publish(queue, message), 10).RequestsMax = 20;
        RunResult result = model.Run();
        (result.Program("message").FailedBy[(int)FailureCause.DeadLetter], result.Program("work").Done, result.Group("queue").Redelivered).ShouldBe((20, 0, 40));
    }

    [Fact]
    public void Gather_CallerGivesUp_TheOthersGetTheirAnswer()
    {
        (ModelBuilder model, ProgramBuilder request) = Gathering(Full(2), w => w.Delay(1));
        ProgramBuilder caller = model.Program("caller").Call(request, new CallOptions { Timeout = Law.Constant(1.5), Cancellation = Cancellation.AtOnce });
        model.Trace(caller, [1, 2]);
        RunResult result = model.Run();
        (result.Program("caller").Failed, result.Program("caller").Done, result.Program("work").Done).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Kill_ConsumerOfALog_ItsBatchIsDoneAgainInOrder()
    {
        var model = new ModelBuilder();
        Group log = model.Group("log");
        log.Subscription = new Subscription { Consumers = 2, SessionSeconds = 1, RebalanceSeconds = 1, CommitSeconds = 0 };
        (log.Instances, log.Shards, log.Concurrency, log.Batching) = (2, 2, 1, new Batching { AtMost = 10 });
        ProgramBuilder message = model.Program("message").Gather(log, model.Program("work").Delay(0.95));
        model.Regular(model.Program("send").Publish(log, message), 10).RequestsMax = 100;
        model.During(5.05, 60, TimelineAction.Kill(log, 1));
        RunResult result = model.Run();
        (result.Program("message").Done, result.Program("message").Failed).ShouldBe((100, 0));
        result.Group("log").Redelivered.ShouldBeInRange(2, 10);
    }

    [Fact]
    public void Poll_TakesOneBatchForEachSlotNowAndThen()
    {
        // Somebody looks every second and takes 5 of 6 that have come since; what is left over waits for the next time.
        (ModelBuilder model, ProgramBuilder request) = Gathering(new Batching { AtMost = 5, EverySeconds = 1 }, w => w.Delay(0.1), servers: 1);
        model.Trace(request, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 2.0, 2.3]);
        RunResult result = model.Run();
        result.Program("work").Done.ShouldBe(3);

        // At 1 s five, at 2 s the sixth and the one that comes at that very moment, at 3 s the last; 0.1 s of work each.
        result.Program("request").MeanSeconds().ShouldBe((0.9 + 0.8 + 0.7 + 0.6 + 0.5 + 1.4 + 0 + 0.7) / 8 + 0.1, 1e-9);
    }

    [Fact]
    public void Poll_PoissonArrivals_WaitHalfTheTimeBetweenLooks()
    {
        Runs.ShouldAgree(seed =>
        {
            (ModelBuilder model, ProgramBuilder request) = Gathering(new Batching { AtMost = int.MaxValue, EverySeconds = 0.5 }, w => w.Delay(0));
            model.Poisson(request, 20);
            return model.Run(1_000, seed: seed).Program("request").MeanSeconds();
        }, 0.25);
    }

    [Fact]
    public void RepeatItems_SendsForEach_WithItsKeyAndItsAge()
    {
        // Three come at 0, 1 and 2 s and are passed on at 2 s: their messages are 2, 1 and 0 s old, and each goes to the partition of its own key.
        var model = new ModelBuilder();
        DataSet data = model.DataSet("data", Popularity.Uniform(1_000));
        Group log = model.Group("log");
        (log.Instances, log.Shards, log.Concurrency, log.Subscription) = (8, 8, 1, new Subscription { Consumers = 8 });
        ProgramBuilder message = model.Program("message").Enter(log);
        Group group = model.Group("group");
        group.Batching = Full(3);
        ProgramBuilder relay = model.Program("relay").RepeatItems(p => p.Publish(log, message, data));
        model.Trace(model.Program("request").Draw(data).Publish(log, message, data).Gather(group, relay), [0, 1, 2]);
        RunResult result = model.Run();
        result.Program("message").Freshness.ShouldNotBeNull().Count.ShouldBe(6);
        result.Program("message").Freshness!.Mean.ShouldBe((0 + 0 + 0 + 2 + 1 + 0) / 6.0 * 1e9, 1);
        result.Group("log").Consumers.ShouldNotBeNull();
    }

    [Fact]
    public void EachItem_Publishes_WithItsAge()
    {
        var model = new ModelBuilder();
        Group queue = model.Group("queue");
        queue.Concurrency = 100;
        ProgramBuilder message = model.Program("message").Enter(queue);
        Group group = model.Group("group");
        group.Batching = Full(3);
        ProgramBuilder relay = model.Program("relay").EachItem(model.Program("pass on").Publish(queue, message));
        model.Trace(model.Program("request").Gather(group, relay), [0, 1, 2]);
        RunResult result = model.Run();
        result.Program("message").Freshness.ShouldNotBeNull().Mean.ShouldBe(1e9, 1);
    }

    [Fact]
    public void Window_EventsOfOneStretchOfTime_AreOneBatch()
    {
        // Windows of 10 s, 2 s for those who are late: events at 1, 9 and 10 s that take 0.5 s to come make two; one that takes 4 s is too late, one that takes 3 s is not.
        (ModelBuilder model, ProgramBuilder result, ProgramBuilder request) = Window(10, 2, 0.5);
        model.Trace(request, [1, 9, 10]);
        model.Trace(model.Program("slow").Delay(3).Spawn(result), [8.5]);
        model.Trace(model.Program("too slow").Delay(4).Spawn(result), [8.5]);
        RunResult run = model.Run();
        (run.Program("window").Done, run.Program("event").Done, run.Program("event").FailedBy[(int)FailureCause.Late]).ShouldBe((2, 4, 1));
        run.Now.ShouldBe(22_000_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Window_DelaysAreExponential_ShareOfLateEventsIsExact(double late)
    {
        // P(delay > late + what is left of the window), that even from 0 to W: e^(−late/θ)·(θ/W)·(1 − e^(−W/θ)).
        const double Mean = 2, Length = 5;
        double theory = Math.Exp(-late / Mean) * Mean / Length * (1 - Math.Exp(-Length / Mean));
        Runs.ShouldAgree(seed =>
        {
            (ModelBuilder model, _, ProgramBuilder request) = Window(Length, late, null, Mean);
            model.Poisson(request, 20);
            return model.Run(3_000, seed: seed).Program("event") is var events ? (double)events.Failed / events.Arrived : 0;
        }, theory, 0.02);
    }

    [Fact]
    public void Window_TheyOverlap_EachWorksForAllItsEvents()
    {
        // Windows of 6 s every 2 s, open for 1 s more: an event of 1 s is in those that end at 2, 4 and 6 s, one of 5 s in those at 6, 8 and 10; nothing new comes for 4, 8 and 10.
        // One of 1 s that comes at 6.5 s is still in the third of its windows; one that comes at 7.5 s is in none.
        (ModelBuilder model, ProgramBuilder result, ProgramBuilder request) = Window(6, 1, 0.5, every: 2, each: 0.01);
        model.Trace(request, [1, 5]);
        model.Trace(model.Program("slow").Delay(5.5).Spawn(result), [1]);
        model.Trace(model.Program("too slow").Delay(6.5).Spawn(result), [1]);
        RunResult run = model.Run();
        (run.Program("window").Done, run.Program("event").Done, run.Program("event").FailedBy[(int)FailureCause.Late]).ShouldBe((2, 3, 1));

        // The window of 2 s has one event, that of 6 s all three.
        (run.Program("window").MeanSeconds() * 2).ShouldBe(0.01 + 0.03, 1e-9);
        run.Now.ShouldBe(7_500_000_000);
    }

    [Fact]
    public void Window_TheyOverlap_LateEventsAndSizesAreExact()
    {
        const double Mean = 5, Length = 10, Every = 2, Late = 1, Rate = 20;
        double lost = Math.Exp(-(Late + Length - Every) / Mean) * Mean / Every * (1 - Math.Exp(-Every / Mean));
        double size = Rate * (Length - (Mean * Math.Exp(-Late / Mean) * (1 - Math.Exp(-Length / Mean))));
        Runs.ShouldAgree(seed => Run(seed).Program("event") is var events ? (double)events.Failed / events.Arrived : 0, lost, 0.02);
        Runs.ShouldAgree(seed => Run(seed).Program("window").MeanSeconds(), size * 0.001);

        static RunResult Run(ulong seed)
        {
            (ModelBuilder model, _, ProgramBuilder request) = Window(Length, Late, null, Mean, Every, 0.001);
            model.Poisson(request, Rate);
            return model.Run(3_000, resetAt: 100, seed: seed);
        }
    }

    [Theory]
    [InlineData(10, 3)]
    [InlineData(10, 20)]
    [InlineData(10, 0)]
    public void Window_NotAWholeNumberOfStarts_IsRefused(double length, double every) =>
        Should.Throw<ArgumentException>(() => Window(length, 0, 0, every: every));

    private static (ModelBuilder Model, ProgramBuilder Event, ProgramBuilder Request) Window(double length, double late, double? delay, double mean = 1, double? every = null, double each = 0)
    {
        var model = new ModelBuilder();
        Group group = model.Group("windows");
        group.Batching = Full(int.MaxValue, within: 0);
        ProgramBuilder happening = model.Program("event").Window(length, late, every, group).Gather(group, model.Program("window").DelayItems(Law.Constant(each)));
        return (model, happening, model.Program("request").Delay(delay is { } time ? Law.Constant(time) : Law.Exponential(mean)).Spawn(happening));
    }

    [Fact]
    public void Build_BatchesByPriority_IsRefused()
    {
        var model = new ModelBuilder();
        Group group = model.Group("group");
        (group.Batching, group.Discipline) = (new Batching { AtMost = 2 }, QueueDiscipline.Priority);
        Should.Throw<ArgumentException>(() => model.Build()).Message.ShouldContain("in the order in which they came");
    }

    private static (ModelBuilder Model, ProgramBuilder Request) Gathering(Batching batching, Action<ProgramBuilder> work, int servers = int.MaxValue)
    {
        var model = new ModelBuilder();
        Group group = model.Group("group");
        (group.Batching, group.Concurrency) = (batching, servers);
        ProgramBuilder worker = model.Program("work");
        work(worker);
        return (model, model.Program("request").Gather(group, worker));
    }

    private static double PoissonTail(double mean, int k)
    {
        double term = Math.Exp(-mean), below = 0;
        for (int i = 0; i < k; i++)
        {
            below += term;
            term *= mean / (i + 1);
        }

        return 1 - below;
    }
}
