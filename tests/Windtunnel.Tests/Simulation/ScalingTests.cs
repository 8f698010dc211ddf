using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Tests.Simulation;

public sealed class ScalingTests
{
    private const string Body = "workload: { work: { rate: 20/s, peak: 2 x } }\ncomponents: { web: { kind: service, scale: 2 to 20 at 60 % cpu, cores: 2, time: exp 200 ms, start-up: 45 s, cooldown: 1 min } }\nflows: { work: [web] }\n";

    // 40 a second at 200 ms are 8 cores, 6.67 instances of 2 at 60 %: 7, which are 57 % busy.
    [Fact]
    public void Run_SteadyLoad_StartsWithWhatItNeeds()
    {
        var web = Sample.Run(Body, new SimulationOptions { MeasureSeconds = 1_000, Replications = 4 }).Component("web");
        web.Fleet!.Serving.Value.ShouldBe(7, 0.2);
        web.Utilisation.Value.ShouldBe(8.0 / 14, 0.02);
        AnalyticPass.Solve(Sample.Read(Body), new SimulationOptions()).FindComponent("web")!.ShouldSatisfyAllConditions(
            c => c.Instances.ShouldBe(7),
            c => c.Utilisation.ShouldBe(8.0 / 14, 1e-9),
            c => c.OfferedLoad.ShouldBe(8.0 / 40, 1e-9));
        Pressure.Of(web, new AnalyticResult([], [])).SaturatesAt.ShouldBe(5, 0.1);
    }

    [Fact]
    public void Estimate_PaysForTheAverageAndSizesForThePeak()
    {
        var estimate = Estimator.Estimate(Sample.Read(Body));
        Value("web instances at average").ShouldBe(4);
        Value("web instances at peak").ShouldBe(7);
        Value("web utilisation at peak").ShouldBe(8.0 / 14, 1e-9);
        var fixedCost = Estimator.Estimate(Sample.Read(Body.Replace("scale: 2 to 20 at 60 % cpu", "instances: 4", StringComparison.Ordinal).Replace(", cooldown: 1 min", "", StringComparison.Ordinal)))
            .Find("web cost")!.Value.Nominal;
        Value("web cost").ShouldBe(fixedCost);

        double Value(string name) => estimate.Find(name).ShouldNotBeNull(name).Value.Nominal;
    }

    // The traffic triples at 30 s of the experiment's clock; the next look is less than 15 s away, the first new instance comes 45 s after that.
    [Fact]
    public void RunExperiment_TrafficTimesThree_ShowsWhenCapacityArrives()
    {
        var design = Sample.Read(Body + "experiments: { rush: { at 30 s: traffic x 3 for 5 min, length: 8 min } }\n");
        var result = Sample.RunExperiment(design, new SimulationOptions { EventBudget = 4_000_000 });
        foreach (var changes in result.Result.Component("web").Fleet!.Changes)
        {
            changes[0].Serving.ShouldBe(7);
            var asked = result.AskedOf(changes.First(c => c.Wanted > 7).Seconds) - 30;
            asked.ShouldBeInRange(0, 30);
            (result.AskedOf(changes.First(c => c.Serving > 7).Seconds) - 30).ShouldBe(asked + 45, 1e-6);
            changes.Max(c => c.Serving).ShouldBe(20);
        }

        result.Result.Series!.Components[0].Instances.Max().ShouldBe(20, 0.01);
    }
}
