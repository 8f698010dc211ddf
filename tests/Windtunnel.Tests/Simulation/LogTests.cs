using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

public sealed class LogTests
{
    private const string Body = """
        workload: { post: { rate: 40/s, peak: 1 x } }
        data: { user: { keys: 100, popularity: zipf 0.9 } }
        components:
          events: { kind: log, partitions: 4, consumers: 4, session: 5 s, rebalance: 1 s, commit: 5 s, DELIVERY time: constant 1 ms }
          worker: { kind: external service, time: exp 40 ms }
          search: { kind: external service, time: exp 5 ms }
        flows:
          post: [events send user]
          feed: { reads: events, steps: [worker call] }
          index: { reads: events, steps: [search call] }
        experiments: { death: { at 60.5 s: kill 1 consumer of events for 20 s } }
        """;

    [Fact]
    public void Run_TwoFlowsReadALog_EachGetsEveryMessageAndTheNetworkAgrees()
    {
        var design = Sample.Read(Body.Replace("DELIVERY", "", StringComparison.Ordinal));
        var options = new SimulationOptions { MeasureSeconds = 5_000 };
        var result = Sample.Run(design, options);
        result.Flow("feed").Throughput.Value.ShouldBe(40, 1);
        result.Flow("index").Throughput.Value.ShouldBe(40, 1);
        var readers = result.Component("events").Backlog.ShouldNotBeNull().Readers;
        readers.Select(r => r.Flow).ShouldBe(["feed", "index"]);

        // Utilisation law: 40/s × 40 ms over four consumers; the hot partition's consumer has more.
        readers[0].ConsumerBusy.Value.ShouldBe(0.4, 0.01);
        readers[0].ConsumerBusiest.Value.ShouldBeGreaterThan(0.5);
        readers[0].LagHottest.ShouldNotBeNull().Value.ShouldBeGreaterThan(readers[0].LagMean.Value / 4);
        (readers[0].Redelivered, readers[0].Lost).ShouldBe((0, 0));

        var analytic = AnalyticPass.Solve(design, options);
        analytic.FindFlow("feed")!.MeanSeconds.ShouldBe(result.Flow("feed").Mean.Value, result.Flow("feed").Mean.Value * 0.03);
        analytic.FindComponent("events")!.OfferedLoad.ShouldBe(readers[0].ConsumerBusiest.Value, 0.01);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("delivery: effectively once,", false, false)]
    [InlineData("delivery: at most once,", false, true)]
    public void RunExperiment_ConsumerDies_MessagesAreDoneAgainOrLost(string delivery, bool areDuplicated, bool mayBeLost)
    {
        var result = Sample.RunExperiment(Sample.Read(Body.Replace("DELIVERY", delivery, StringComparison.Ordinal))).Result;
        var feed = result.Component("events").Backlog.ShouldNotBeNull().Readers[0];
        (feed.Duplicates > 0).ShouldBe(areDuplicated);
        (feed.Redelivered > 0).ShouldBe(!mayBeLost);
        (feed.Lost > 0).ShouldBe(mayBeLost);

        // A partition waits 6 s for a new consumer, then another second when the dead one comes back.
        result.Flow("feed").Freshness.ShouldNotBeNull().P999.Value.ShouldBeInRange(3, 12);
    }

    [Fact]
    public void Run_ChainOfQueues_FreshnessCountsFromTheFirstRequest()
    {
        const string Chain = """
            workload: { order: { rate: 5/s, peak: 1 x } }
            components:
              web: { kind: external service, time: constant 100 ms }
              orders: { kind: queue, time: constant 0 s, capacity: 1M/s, consumers: 100 }
              mails: { kind: log, time: constant 0 s, capacity: 1M/s, partitions: 100, consumers: 100 }
            flows:
              order: [web call, orders send]
              pack: { reads: orders, steps: [wait: 200 ms, mails send] }
              mail: { reads: mails, steps: [wait: 10 ms] }
            """;
        var result = Sample.Run(Chain, new SimulationOptions { MeasureSeconds = 2_000 });
        result.Flow("pack").Freshness.ShouldNotBeNull().P50.Value.ShouldBe(0.3, 0.003);
        result.Flow("mail").Freshness.ShouldNotBeNull().P50.Value.ShouldBe(0.31, 0.003);
        result.Flow("mail").P50.Value.ShouldBe(0.01, 0.001);
    }
}
