using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Tests.Simulation;

public sealed class BatchTests
{
    private const string Writes = """
        workload: { put: { rate: 400/s, peak: 1 x } }
        data: { item: { keys: 1M } }
        components:
          web: { kind: service, instances: 2, concurrency: 500 }
          store: { kind: key-value store, shards: 1, replicas: 1 }
        flows:
          put: [web: 1 ms, batch 20 within 50 ms: [store write item: { time: constant 2 ms, each: constant 0.1 ms }]]
        """;

    private const string Consumers = """
        workload: { post: { rate: 30/s, peak: 1 x } }
        components:
          jobs: { kind: KIND, consumers: 2, partitions: 2, RULES time: constant 0 s, capacity: 1M/s }
          worker: { kind: external service, time: exp 200 ms }
        flows:
          post: [jobs send]
          work: { reads: jobs, steps: [worker call: { each: constant 1 ms }] }
        """;

    [Fact]
    public void Run_BatchInAService_EachInstanceGathersAndAllThreeAnswersAgree()
    {
        var design = Sample.Read(Writes);
        var options = new SimulationOptions { MeasureSeconds = 200 };
        var result = Sample.Run(design, options);

        // 200/s at each instance: 1 + 10 in 50 ms on average, so a twentieth is never reached and waits are about half of the time.
        var operations = result.Component("store").OperationsPerSecond.Value;
        (400 / operations).ShouldBe(11, 0.5);
        var analytic = AnalyticPass.Solve(design, options);
        analytic.FindComponent("store")!.OperationsPerSecond.ShouldBe(operations, 0.03 * operations);
        analytic.FindFlow("put")!.MeanSeconds.ShouldBe(result.Flow("put").Mean.Value, 0.05 * result.Flow("put").Mean.Value);
        analytic.FindComponent("store")!.OfferedLoad.ShouldBe(result.Component("store").Utilisation.Value, 0.01);
        Estimator.Estimate(design).Figures.Single(f => f.Name == "store peak writes").Median.ShouldBe(operations, 0.03 * operations);
    }

    [Theory]
    [InlineData("queue", "batch: 10,", 0.06)]
    [InlineData("queue", "batch: 20, batch within: 500 ms,", 0.1)]
    [InlineData("log", "batch: 10,", 0.06)]
    [InlineData("log", "batch: 20, batch within: 500 ms,", 0.1)]
    public void Run_ConsumersTakeBatches_TheNetworkAgrees(string kind, string rules, double tolerance)
    {
        var design = Sample.Read(Consumers.Replace("KIND", kind, StringComparison.Ordinal).Replace("RULES", rules, StringComparison.Ordinal));
        var options = new SimulationOptions { MeasureSeconds = 1_500 };
        var result = Sample.Run(design, options);
        var reader = result.Component("jobs").Backlog.ShouldNotBeNull().Readers.ShouldHaveSingleItem();
        reader.BatchSize.ShouldBeInRange(3, 20);

        // Utilisation law of the consumers: batches a second, each 200 ms and 1 ms for each of its messages.
        reader.ConsumerBusy.Value.ShouldBe(30 / reader.BatchSize * (0.2 + 0.001 * reader.BatchSize) / 2, 0.02);
        var work = result.Flow("work");
        work.Hops.Sum(h => h.WaitSeconds + h.ServiceSeconds).ShouldBe(work.Mean.Value, 0.01 * work.Mean.Value);
        var analytic = AnalyticPass.Solve(design, options);
        analytic.FindFlow("work")!.MeanSeconds.ShouldBe(work.Mean.Value, tolerance * work.Mean.Value);
        analytic.FindComponent("jobs")!.OfferedLoad.ShouldBe(reader.ConsumerBusy.Value, 0.05);
    }

    [Fact]
    public void Run_ItemsOfABatch_AreDoneOnceForEach()
    {
        var result = Sample.Run(
            """
            workload: { put: { rate: 100/s, arrivals: constant, peak: 1 x } }
            components: { one: { kind: external service, time: constant 1 ms }, many: { kind: external service, time: constant 2 ms } }
            flows: { put: [batch 10 within 1 s: [repeat each: [one call], fan out each: [many call]]] }
            """,
            new SimulationOptions { MeasureSeconds = 100, Replications = 2 });
        result.Component("one").OperationsPerSecond.Value.ShouldBe(100, 1);
        result.Component("many").OperationsPerSecond.Value.ShouldBe(100, 1);
        result.Flow("put").Mean.Value.ShouldBe(0.045 + 0.010 + 0.002, 1e-5);
    }

    [Fact]
    public void Run_WindowsThatOverlap_EachEventIsWorkedOnInAllOfThem()
    {
        var design = Sample.Read(
            """
            workload: { put: { rate: 100/s, peak: 1 x } }
            components: { events: { kind: queue, consumers: 1000, time: constant 0 s, capacity: 1M/s }, sums: { kind: service, instances: 1, cores: 1 } }
            flows:
              put: [events send]
              sum: { reads: events, steps: [window 10 s every 2 s late 1 s: [sums: { time: constant 10 ms, each: constant 0.1 ms }]] }
            """);
        var options = new SimulationOptions { MeasureSeconds = 400, Replications = 3 };
        var result = Sample.Run(design, options);

        // One window every 2 s for the thousand events of the last ten; each waits for the first of its five, a second longer than half of two, and for its work.
        result.Component("sums").OperationsPerSecond.Value.ShouldBe(0.5, 0.01);
        result.Component("sums").Utilisation.Value.ShouldBe(0.5 * (0.01 + 0.1), 0.001);
        result.Flow("sum").Mean.Value.ShouldBe(1 + 1 + 0.11, 0.01);
        result.Flow("sum").Freshness!.Mean.Value.ShouldBe(2.11, 0.01);
        var analytic = AnalyticPass.Solve(design, options);
        analytic.FindFlow("sum")!.MeanSeconds.ShouldBe(2.11, 0.02);
        analytic.FindComponent("sums")!.OfferedLoad.ShouldBe(0.055, 0.001);
        Estimator.Estimate(design).Find("sums busy servers at peak")!.Value.Nominal.ShouldBe(0.055, 0.001);
    }

    [Theory]
    [InlineData("queue", "", 0)]
    [InlineData("log", "", 0)]
    [InlineData("queue", "parser call, ", 0.5)]
    [InlineData("log", "parser call, ", 0.5)]
    public void Run_ConsumersWhoseMessagesWaitForAWindow_AreFreeMeanwhileInAllThreeAnswers(string kind, string before, double busy)
    {
        var design = Sample.Read(
            $$"""
            workload: { put: { rate: 100/s, peak: 1 x } }
            components:
              events: { kind: {{kind}}, consumers: 8, partitions: 8, time: constant 0 s, capacity: 1M/s }
              parser: { kind: external service, time: exp 40 ms }
              sums: { kind: service, instances: 1, cores: 1 }
            flows:
              put: [events send]
              sum: { reads: events, steps: [{{before}}window 10 s late 5 s: [sums: { time: constant 10 ms, each: constant 0.1 ms }]] }
            """);
        var options = new SimulationOptions { MeasureSeconds = 400, Replications = 3 };
        var result = Sample.Run(design, options);
        result.Component("events").Backlog.ShouldNotBeNull().Readers.ShouldHaveSingleItem().ConsumerBusy.Value.ShouldBe(busy, 0.01);
        var analytic = AnalyticPass.Solve(design, options);
        analytic.FindComponent("events")!.OfferedLoad.ShouldBe(busy, busy == 0 ? 1e-3 : 0.05);
        analytic.FindFlow("sum")!.MeanSeconds.ShouldBe(result.Flow("sum").Mean.Value, 0.02 * result.Flow("sum").Mean.Value);
        Estimator.Estimate(design).Find("events consumer utilisation at peak")!.Value.Nominal.ShouldBe(busy, 1e-6);
    }

    [Theory]
    [InlineData("put: [window 10 s every 3 s: [web]]", "'3 s' cannot be meant here")]
    [InlineData("put: [window 10 s every 20 s: [web]]", "'20 s' cannot be meant here")]
    [InlineData("put: [window 10 s every: [web]]", "Something is missing here")]
    [InlineData("put: [window 0 s: [web]]", "'0 s' cannot be meant here")]
    [InlineData("put: [window 10: [web]]", "10")]
    [InlineData("put: [batch 10: [web]]", "Something is missing")]
    [InlineData("put: [batch 0 within 1 s: [web]]", "no batch")]
    [InlineData("put: [batch 10 within 5: [web]]", "5")]
    [InlineData("put: [repeat each: [web]]", "there is none here")]
    [InlineData("put: [web: { time: 1 ms, each: 1 ms }]", "there is none here")]
    [InlineData("put: [batch 10 within 1 s: [batch 2 within 1 s: [web]]]", "nothing gathers inside it")]
    [InlineData("put: [web, batch 10 within 1 s: [reply]]", "for several requests")]
    public void Read_WrongBatch_IsReported(string flow, string problem)
    {
        var reading = DesignReader.ReadText($"design: d\nworkload: {{ put: 1/s }}\ncomponents: {{ web: service }}\nflows: {{ {flow} }}\n", "d.yaml");
        reading.Diagnostics.ShouldContain(d => d.Severity == Severity.Error && d.Message.Contains(problem, StringComparison.Ordinal), string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
    }

    [Fact]
    public void Read_TimeToGatherWithoutBatches_IsRemarked()
    {
        var reading = DesignReader.ReadText("design: d\n" + Consumers.Replace("KIND", "queue", StringComparison.Ordinal).Replace("RULES", "batch within: 1 s,", StringComparison.Ordinal).Replace(": { each: constant 1 ms }", "", StringComparison.Ordinal), "d.yaml");
        reading.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("'batch within' says nothing");
    }
}
