using System.Text.Json;
using System.Text.Json.Serialization;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>What a run promises whatever the design: that it replays, ends, and says when its figures mean nothing.</summary>
public sealed class SimulatorTests
{
    private const string Shop = """
        workload: { browse: { rate: 200/s, peak: 1 x }, buy: { rate: 20/s, peak: 1 x }, desk: { users: 5, think: exp 1 s } }
        data: { item: { size: 1 kB, keys: 10k, popularity: zipf 1 } }
        components:
          web: { kind: service, instances: 3, cores: 2, concurrency: 50 }
          cache: { kind: cache, memory: 2 MB, holds: item }
          items: { kind: key-value store, shards: 4, replicas: 3, holds: item }
          mail: { kind: queue, consumers: 4 }
          post: { kind: external service, time: exp 20 ms, errors: 1 % }
        flows:
          browse:
            - web: exp 2 ms
            - cache get item:
                on miss: [items read item, cache set item]
          buy:
            - web: 3 ms
            - items write item: { timeout: 50 ms, retry: 2 with jitter }
            - mail send
          desk: [web, items read item]
          notify: { reads: mail, steps: [post call: { retry: 1, on error: [wait: 1 ms] }] }
        """;

    [Fact]
    public void Run_Twice_IsTheSameToTheByte() => Text(Sample.Run(Shop, Short)).ShouldBe(Text(Sample.Run(Shop, Short)));

    [Fact]
    public void Run_OneThreadOrTwo_IsTheSameToTheByte() =>
        Text(Sample.Run(Shop, Short with { Threads = 1 })).ShouldBe(Text(Sample.Run(Shop, Short with { Threads = 2 })));

    [Fact]
    public void Run_OtherSeed_IsNotTheSame() => Text(Sample.Run(Shop, Short)).ShouldNotBe(Text(Sample.Run(Shop, Short with { Seed = 2 })));

    [Fact]
    public void Run_Shop_AccountsForEveryRequest()
    {
        var result = Sample.Run(Shop, Short);
        result.Flows.ShouldAllBe(f => f.Arrived > 0 && f.Done > 0);
        foreach (var flow in result.Flows)
        {
            // Requests in flight when measuring began are done in it too, so the balance is within those.
            var balance = flow.Arrived - flow.Done - flow.Failed.Sum(c => c.Count) - flow.InFlight;
            Math.Abs(balance).ShouldBeLessThanOrEqualTo(flow.Arrived / 50);
        }

        result.Flow("notify").Freshness.ShouldNotBeNull();
        result.Flow("notify").Arrived.ShouldBeNear(result.Flow("buy").Done, result.Flow("buy").Done * 0.01);
        result.Component("post").ErrorShare.Value.ShouldBe(0.01, 0.005);
        result.Component("items").Utilisation.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Run_MoreServers_IsNeverSlowerUnderCommonRandomNumbers()
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            Mean(seed, 3).ShouldBeLessThanOrEqualTo(Mean(seed, 2));
            Mean(seed, 2).ShouldBeLessThanOrEqualTo(Mean(seed, 1));
        }

        static double Mean(ulong seed, int cores) =>
            Sample.Run(One(0.8, $"cores: {cores}"), new SimulationOptions { MeasureSeconds = 2_000, Replications = 4, Seed = seed }).Flow().Mean.Value;
    }

    [Fact]
    public void Run_MoreThanCanBeDone_IsSaturatedAndShort()
    {
        var result = Sample.Run(One(1.31, "cores: 1"));
        result.Stopped.ShouldBe(StopReason.Saturated);
        result.Flow().P99.Trust.ShouldBe(Trust.Saturated);
        result.Flow().Mean.Trust.ShouldBe(Trust.Saturated);
        var web = result.Component("web");
        web.IsSaturated.ShouldBeTrue();
        web.OfferedLoad.ShouldBe(1.31, 0.001);
        web.QueueGrowthPerSecond.ShouldBe(0.31, 0.02);
        result.Events.ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void Run_OverloadedWithABoundedQueue_IsSteady()
    {
        var result = Sample.Run(One(2, "cores: 1, queue: 3"));
        result.Stopped.ShouldBe(StopReason.NarrowEnough);
        result.Flow().Mean.Trust.ShouldBe(Trust.Settled);
        result.Flow().Throughput.Value.ShouldBe(2 * (1 - (16.0 / 31)), 0.01);
    }

    [Fact]
    public void Run_LimitedThreadsHeldTooLong_SaturatesAlthoughCoresAreIdle()
    {
        const string Body = """
            workload: { work: { rate: 10/s, peak: 1 x } }
            components:
              web: { kind: service, instances: 1, cores: 4, concurrency: 5 }
              bank: { kind: external service, time: exp 1 s }
            flows: { work: ["web": 1 ms, bank call] }
            """;
        var result = Sample.Run(Body);
        result.Stopped.ShouldBe(StopReason.Saturated);
        result.Component("web").QueueGrowthPerSecond.ShouldBe(5, 0.5);
    }

    [Fact]
    public void Run_NoLoadAtAll_IsZeroAndNotNaN()
    {
        var result = Sample.Run(One(0, "cores: 1"));
        var flow = result.Flow();
        flow.Arrived.ShouldBe(0);
        new[] { flow.ArrivalRate, flow.Throughput, flow.ErrorShare, flow.Mean, flow.P50, flow.P99 }.ShouldAllBe(m => m.Value == 0 && m.HalfWidth == 0);
        var web = result.Component("web");
        new[] { web.OperationsPerSecond, web.Utilisation, web.QueueMean, web.WaitMean, web.ErrorShare }.ShouldAllBe(m => m.Value == 0 && m.HalfWidth == 0);
    }

    [Fact]
    public void Run_LengthGiven_IsMeasuredExactly()
    {
        var result = Sample.Run(Shop, Short with { MeasureSeconds = 7.5 });
        result.MeasuredSeconds.ShouldBe(7.5, 1e-6);
        result.Stopped.ShouldBe(StopReason.LengthReached);
        result.Series.Flows[0].Arrived.Length.ShouldBe(120);
        (result.Series.WindowSeconds * 120).ShouldBe(7.5, 1e-6);
    }

    [Fact]
    public void Run_PrecisionAsked_IsReached()
    {
        var result = Sample.Run(One(0.7, "cores: 1"), new SimulationOptions { Precision = 0.03 });
        result.Stopped.ShouldBe(StopReason.NarrowEnough);
        result.Flow().P99.HalfWidth.ShouldBeLessThan(0.03 * result.Flow().P99.Value);
    }

    private const string Rare = """
        workload: { often: { rate: 1k/s, peak: 1 x }, rarely: { rate: 1/day, peak: 1 x } }
        components: { web: { kind: service } }
        flows: { often: [web], rarely: [web] }
        """;

    [Fact]
    public void Run_FlowFarRarerThanTheOthers_IsNotWaitedFor()
    {
        var result = Sample.Run(Rare);
        result.Stopped.ShouldBe(StopReason.RareLeft);
        result.Events.ShouldBeLessThan(10_000_000);
        result.Notes.ShouldContain(n => n.Contains("of rarely would take", StringComparison.Ordinal));
        result.Flow("rarely").P99.Trust.ShouldBe(Trust.TooFew);
        result.Flow("often").P99.Trust.ShouldBe(Trust.Settled);
    }

    // The p99 of the rare flow is 3 ms: 29 ms is far from it, 3.3 ms takes more requests than the frequent flow needs.
    [Fact]
    public void Run_ObjectiveHangsOnARareFlow_IsDecided()
    {
        var far = Run("29 ms");
        var near = Run("3.3 ms");
        far.Stopped.ShouldBe(StopReason.RareLeft);
        near.Events.ShouldBeGreaterThan(far.Events * 3 / 2);
        near.Flow("rarely").P99.High.ShouldBeLessThan(3.3e-3);

        static SimulationResult Run(string target) => Sample.Run($$"""
            requirements: { slo: [rarely p99 < {{target}}] }
            workload: { often: { rate: 1k/s, peak: 1 x }, rarely: { rate: 5/s, peak: 1 x } }
            components: { web: { kind: service, instances: 4, cores: 4, time: 1 ms }, api: { kind: service, instances: 4, cores: 4, time: lognormal p50 1 ms p99 3 ms } }
            flows: { often: [web], rarely: [api] }
            """, new SimulationOptions { EventBudget = 2_000_000 });
    }

    [Fact]
    public void Run_EverythingDecidedWithMargin_MayEndEarly()
    {
        var body = "requirements: { slo: [work p99 < 1000 s] }\n" + One(0.9, "cores: 1");
        var asked = Sample.Run(body, new SimulationOptions { EventBudget = 5_000_000 });
        var decided = Sample.Run(body, new SimulationOptions { EventBudget = 5_000_000, StopsWhenDecided = true });
        decided.Stopped.ShouldBe(StopReason.Decided);
        decided.Events.ShouldBeLessThan(asked.Events / 2);
        (decided.Flow().P99.HalfWidth / decided.Flow().P99.Value).ShouldBeInRange(0.05, 0.2);
    }

    [Fact]
    public void Run_ShortLengthAsked_HasAShortPilot()
    {
        var told = new List<SimulationProgress>();
        Simulator.Run(Sample.Read(One(0.2, "cores: 1")), new SimulationOptions { MeasureSeconds = 1_000, Threads = 1 }, new Told(told), TestContext.Current.CancellationToken);
        told[^1].Events.ShouldBeLessThan(20_000);
    }

    private sealed class Told(List<SimulationProgress> told) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => told.Add(value);
    }

    [Fact]
    public void Run_CancelledAtOnce_ReturnsWhatIsKnown() =>
        Simulator.Run(Sample.Read(Shop), Short, cancellation: new CancellationToken(true)).Stopped.ShouldBe(StopReason.Cancelled);

    [Fact]
    public void Run_WholeDay_FollowsItsShape()
    {
        const string Body = """
            workload: { shape: diurnal, peak: 1.8 x, work: 100/s }
            components: { web: { kind: service } }
            flows: { work: [web] }
            """;
        var result = Sample.Run(Body, new SimulationOptions { Level = LoadLevel.Day, EventBudget = 3_000_000, Windows = 96 });
        var arrived = result.Series.Flows[0].Arrived;
        ((double)arrived.Max() / arrived.Average()).ShouldBe(1.8, 0.25);
        (arrived.Min() / arrived.Average()).ShouldBeLessThan(0.4);
        result.Level.ShouldBe("day");
    }

    [Fact]
    public void Run_OptionOutOfRange_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Sample.Run(Shop, new SimulationOptions { Replications = 1 }));
        Should.Throw<ArgumentOutOfRangeException>(() => Sample.Run(Shop, new SimulationOptions { LoadFactor = 0 }));
        Should.Throw<ArgumentOutOfRangeException>(() => Sample.Run(Shop, new SimulationOptions { MeasureSeconds = double.NaN }));
    }

    private static SimulationOptions Short { get; } = new() { MeasureSeconds = 10, Replications = 4 };

    private static string One(double rate, string web) => $$"""
        workload: { work: { rate: {{rate}}/s, peak: 1 x } }
        components: { web: { kind: service, instances: 1, {{web}} } }
        flows: { work: ["web": exp 1 s] }
        """;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static string Text(SimulationResult result) => JsonSerializer.Serialize(result, Json);
}
