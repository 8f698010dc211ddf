using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

public sealed class ModelServerTests
{
    private const string Ranking = """
        workload: { work: { rate: RATE, peak: 1 x } }
        components:
          api: { kind: service }
          ranker: { kind: model server, RULES time: TIME, each: 0.4 ms }
        flows: { work: [api: 1 ms, ranker predict] }
        """;

    [Theory]
    [InlineData("100/s", "instances: 1, batch: 16,", "4 ms", 0.01)]
    [InlineData("1300/s", "instances: 1, batch: 16,", "4 ms", 0.02)]
    [InlineData("300/s", "instances: 1, batch: 16, batch within: 5 ms,", "4 ms", 0.01)]
    [InlineData("1200/s", "instances: 1, batch: 16, batch within: 20 ms,", "4 ms", 0.03)]
    [InlineData("100/s", "instances: 1, batch: 1,", "4 ms", 0.01)]
    [InlineData("600/s", "instances: 1, batch: 16,", "exp 4 ms", 0.25)]
    [InlineData("2k/s", "instances: 4, batch: 16,", "4 ms", 0.25)]
    [InlineData("4k/s", "instances: 4, batch: 16, batch within: 4 ms,", "4 ms", 0.25)]
    [InlineData("3k/s", "instances: 4, batch: 16, routing: least connections,", "4 ms", 0.25)]
    public void Run_ModelServer_AllThreeAnswersAgree(string rate, string rules, string time, double tolerance)
    {
        var design = Sample.Read(Text(rate, rules, time));
        var options = new SimulationOptions { MeasureSeconds = 60, Replications = 5 };
        var result = Sample.Run(design, options);
        var (flow, ranker) = (result.Flow(), result.Component("ranker"));
        flow.Hops.Sum(h => h.WaitSeconds + h.ServiceSeconds).ShouldBe(flow.Mean.Value, 1e-5);

        // Utilisation law: batches a second, each 4 ms and 0.4 ms for each of its requests.
        var asked = ranker.OperationsPerSecond.Value;
        var size = ranker.Together.ShouldNotBeNull().Value;
        var instances = design.FindComponent("ranker")!.Plan.Instances;
        ranker.Utilisation.Value.ShouldBe(asked / size * (0.004 + (0.0004 * size)) / instances, 0.02);
        var analytic = AnalyticPass.Solve(design, options);
        var predicted = analytic.FindFlow("work")!;
        predicted.MeanSeconds.ShouldBe(flow.Mean.Value, tolerance * flow.Mean.Value);
        Math.Abs(predicted.MeanSeconds - flow.Mean.Value).ShouldBeLessThan((predicted.Tolerance * predicted.MeanSeconds) + (3 * flow.Mean.HalfWidth) + 1e-5);
        predicted.IdleSeconds.ShouldBe(0.001 + 0.0044, 1e-9);
        analytic.FindComponent("ranker")!.OfferedLoad.ShouldBe(asked / instances * (0.004 + (0.0004 * BatchOf(rules))) / BatchOf(rules), 0.02);
        var estimate = Estimator.Estimate(design);
        estimate.Find("ranker peak operations")!.Value.Nominal.ShouldBe(asked, 0.02 * asked);
        estimate.Find("ranker cost")!.Value.Nominal.ShouldBe(5_000 * instances, 1e-6);
    }

    [Theory]
    [InlineData("ranker predict")]
    [InlineData("ranker predict: { timeout: 1 s }")]
    public void Run_ModelServer_SlowRequestsSpentTheirTimeThere(string asked)
    {
        var text = Text("1200/s", "instances: 1, batch: 16, batch within: 20 ms,", "4 ms").Replace("ranker predict]", $"{asked}]", StringComparison.Ordinal);
        var flow = Sample.Run(text, new SimulationOptions { MeasureSeconds = 60, Replications = 2 }).Flow();
        var ranker = flow.Hops.Single(h => h.Component == "ranker");
        ranker.TailShare.ShouldBe(1 - (0.001 / flow.P99.Value), 0.03);
        flow.SlowRequest.Sum(s => s.WaitSeconds + s.ServiceSeconds).ShouldBe(flow.P99.Value, 0.5 * flow.P99.Value);
        var last = flow.SlowRequest[^1];
        (last.Label, last.StartSeconds).ShouldBe(("ranker predict", flow.SlowRequest[0].WaitSeconds + flow.SlowRequest[0].ServiceSeconds));
        last.WaitSeconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Run_MoreThanFullBatchesCanDo_IsSaturated()
    {
        // A full batch of 16 takes 10.4 ms: 1,538 a second.
        var design = Sample.Read(Text("1700/s", "instances: 1, batch: 16,", "4 ms"));
        AnalyticPass.Solve(design, new SimulationOptions()).FindComponent("ranker")!.OfferedLoad.ShouldBe(1_700 / 1_538.46, 1e-3);
        Sample.Run(design, new SimulationOptions()).Component("ranker").QueueGrowthPerSecond.ShouldBe(1_700 - 1_538.46, 20);
        Estimator.Estimate(design).Find("ranker instances needed")!.Value.Nominal.ShouldBe(2, 1e-9);
    }

    [Fact]
    public void Run_QueueHasAnEnd_TheRestIsTurnedAway()
    {
        var result = Sample.Run(Text("1700/s", "instances: 1, batch: 16, queue: 16,", "4 ms"), new SimulationOptions { MeasureSeconds = 60, Replications = 2 });
        result.Component("ranker").RejectedShare.Value.ShouldBeInRange(1 - (1_538.46 / 1_700), 0.25);
        result.Flow().Mean.Trust.ShouldBe(Trust.Settled);
    }

    [Fact]
    public void Run_TimeoutWhileWaiting_LeavesTheBatch()
    {
        var text = Text("20/s", "instances: 1, batch: 8, batch within: 1 s,", "4 ms").Replace("ranker predict]", "ranker predict: { timeout: 100 ms, on error: [] }]", StringComparison.Ordinal);
        Sample.Run(text, new SimulationOptions { MeasureSeconds = 60, Replications = 2 }).Flow().Mean.Value.ShouldBeInRange(0.05, 0.102);
    }

    [Fact]
    public void Read_EachAtAStep_ReplacesTheServersOwn()
    {
        var text = Text("10/s", "instances: 1, batch: 1,", "4 ms").Replace("ranker predict]", "ranker predict: { each: 1 ms }]", StringComparison.Ordinal);
        DesignReader.ReadText("design: d\n" + text, "d.yaml").Diagnostics.ShouldBeEmpty();
        AnalyticPass.Solve(Sample.Read(text), new SimulationOptions()).FindFlow("work")!.IdleSeconds.ShouldBe(0.006, 1e-9);
    }

    private static int BatchOf(string rules) => rules.Contains("batch: 16", StringComparison.Ordinal) ? 16 : 1;

    private static string Text(string rate, string rules, string time) =>
        Ranking.Replace("RATE", rate, StringComparison.Ordinal).Replace("RULES", rules, StringComparison.Ordinal).Replace("TIME", time, StringComparison.Ordinal);
}
