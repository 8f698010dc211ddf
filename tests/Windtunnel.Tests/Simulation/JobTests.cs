using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Tests.Simulation;

public sealed class JobTests
{
    private const string Rollup = """
        workload: { put: { rate: 20/s, peak: 3 x }, rollup: { every: 1 min, of: put RULES } }
        data: { item: { keys: 1M } }
        components:
          web: { kind: service, instances: 2 }
          store: { kind: key-value store, shards: 1, replicas: 1 }
        flows:
          put: [web, store write item]
          rollup: [web: { time: constant TIME, calls: [] }, store read item: { time: constant 1 s, each: constant 2 ms }]
        """;

    [Theory]
    [InlineData(LoadLevel.Average, "average", 20)]
    [InlineData(LoadLevel.Peak, "peak", 60)]
    public void Run_JobOfWhatHasGathered_AllThreeAnswersAgree(LoadLevel level, string word, double arrivals)
    {
        var design = Sample.Read(Text("2 s"));
        var options = new SimulationOptions { MeasureSeconds = 6_000, Replications = 2, Level = level };
        var result = Sample.Run(design, options);

        // A period's arrivals at 2 ms each, after 3 s.
        var expected = 2 + 1 + (0.002 * 60 * arrivals);
        var rollup = result.Flow("rollup");
        rollup.Mean.Value.ShouldBe(expected, 0.01 * expected);
        rollup.Freshness.ShouldNotBeNull().Mean.Value.ShouldBe(60 + expected, 0.5);
        rollup.Hops.Sum(h => h.WaitSeconds + h.ServiceSeconds).ShouldBe(rollup.Mean.Value, 1e-3);
        rollup.ErrorShare.Value.ShouldBe(0);
        var analytic = AnalyticPass.Solve(design, options);
        analytic.FindFlow("rollup")!.MeanSeconds.ShouldBe(expected, 0.01 * expected);
        analytic.FindComponent("store")!.OfferedLoad.ShouldBe(result.Component("store").Utilisation.Value, 0.01);
        var estimate = Estimator.Estimate(design);
        estimate.Figures.Single(f => f.Name == $"rollup {word} work of a run").Median.ShouldBe(60 * arrivals, 1e-6);
        var answer = Judge.Decide(design, estimate, analytic, result, [], new Trial(d => AnalyticPass.Solve(d, options), _ => result)).Answers.Single(a => a.Quantity == "rollup mean");
        answer.Envelope.ShouldBe(expected, 1e-6);
    }

    [Theory]
    [InlineData("", 0.5)]
    [InlineData(", while running: overlap", 0)]
    public void Run_RunTakesLongerThanThePeriod_EverySecondStartIsSkippedUnlessTheyMayOverlap(string rules, double errors)
    {
        var rollup = Sample.Run(Text("90 s", rules), new SimulationOptions { MeasureSeconds = 6_000, Replications = 2, Level = LoadLevel.Average }).Flow("rollup");
        rollup.ErrorShare.Value.ShouldBe(errors, 0.02);
        rollup.Failed.Select(f => f.Cause).ShouldBe(errors > 0 ? ["skipped, the run before was not over"] : []);
        (rollup.Freshness!.Mean.Value - rollup.Mean.Value).ShouldBe(errors > 0 ? 120 : 60, 1);
    }

    [Fact]
    public void Run_MoreTraffic_MakesRunsLongerAndNotMoreFrequent()
    {
        var design = Sample.Read(Text("2 s") + "\nexperiments: { surge: { at 60 s: traffic x 3 for 10 min, expect: put errors < 1 % } }");
        var rollup = Sample.Run(design, new SimulationOptions { MeasureSeconds = 3_000, Replications = 2, LoadFactor = 2, Level = LoadLevel.Average }).Flow("rollup");
        (rollup.Throughput.Value * 60).ShouldBe(1, 0.03);
        rollup.Mean.Value.ShouldBe(3 + (0.002 * 60 * 40), 0.05);
        var surge = Sample.RunExperiment(design, new SimulationOptions { Level = LoadLevel.Average });
        surge.FaultWindow.Single(f => f.Flow == "put").ArrivalRate.Value.ShouldBeGreaterThan(30);
        (surge.FaultWindow.Single(f => f.Flow == "rollup").ArrivalRate.Value * 60).ShouldBe(1, 0.15);
    }

    [Fact]
    public void Read_JobThatTakesTooLong_IsRemarked() =>
        Problems(Text("90 s")).ShouldContain("WT311: A run of 'rollup' takes 93 s with nothing to wait for, and the next starts 60 s after it.");

    [Theory]
    [InlineData("{ every: 1 h, of: puts }", "There is no flow 'puts' to work for.")]
    [InlineData("{ every: 1 h, of: rollup }", "'rollup' cannot work for its own runs.")]
    [InlineData("{ every: 1 h, rate: 1/s }", "contradicts")]
    [InlineData("{ every: 1 h, peak: 2 x }", "'peak' contradicts 'every'")]
    [InlineData("{ rate: 1/h, of: put }", "'of' contradicts 'rate'")]
    [InlineData("{ every: 0 s }", "> 0")]
    [InlineData("{ every: 1 h, while running: stop }", "'stop' is not one of skip, queue, overlap")]
    [InlineData("{ every: 1 h }", "there is none here")]
    public void Read_WrongJob_IsReported(string load, string problem) =>
        string.Join('\n', Problems(Text("2 s").Replace("{ every: 1 min, of: put  }", load, StringComparison.Ordinal))).ShouldContain(problem);

    private static string[] Problems(string text) => [.. DesignReader.ReadText("design: d\n" + text, "d.yaml").Diagnostics.Select(d => $"{d.Code}: {d.Message}")];

    private static string Text(string time, string rules = "") => Rollup.Replace("TIME", time, StringComparison.Ordinal).Replace("RULES", rules, StringComparison.Ordinal);
}
