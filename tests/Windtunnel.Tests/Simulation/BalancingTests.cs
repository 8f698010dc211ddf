using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Instances that do not get the same: the run and the network see the same, and faults show what it is for.</summary>
public sealed class BalancingTests
{
    // A hot key makes one instance busy, in the run and by formula; so do few points on the ring.
    [Theory]
    [InlineData("popularity: zipf 1.0", "virtual nodes: 160", "")]
    [InlineData("popularity: uniform", "virtual nodes: 1", "")]
    [InlineData("popularity: uniform", "virtual nodes: 160", "weights: [1, 1, 1, 3]")]
    [InlineData("popularity: zipf 1.0", "in: [frankfurt, virginia]", "")]
    public void Run_ByKey_MakesTheInstanceBusyThatTheFormulaSays(string popularity, string one, string other) => ShouldMatch(Body("by key, keyed by: user", one, other, popularity));

    [Theory]
    [InlineData("random")]
    [InlineData("round robin")]
    public void Run_ByWeight_MakesTheInstanceBusyThatTheFormulaSays(string routing) => ShouldMatch(Body(routing, "weights: [1, 2, 2, 3]", "", "popularity: uniform"));

    // Three eighths of 300 a second at 5 ms.
    [Fact]
    public void Solve_Weights_GiveTheirShare() => Solve(Body("random", "weights: [1, 2, 2, 3]", "", "popularity: uniform")).OfferedLoad.ShouldBe(300 * 0.375 * 0.005, 1e-9);

    // Weighted round robin is better than a random split with the same weights, and the network knows how much within what it states.
    [Theory]
    [InlineData("round robin")]
    [InlineData("random")]
    public void Solve_Weights_KnowsTheMean(string routing)
    {
        var body = Body(routing, "weights: [1, 2, 2, 3]", "", "popularity: uniform").Replace("time: 5 ms", "time: exp 7 ms", StringComparison.Ordinal);
        var mean = Sample.RunLong(body, 300).Flow().Mean.Value;
        var flow = AnalyticPass.Solve(Sample.Read(body), new SimulationOptions()).FindFlow("work")!;
        flow.MeanSeconds.ShouldBe(mean, (routing == "random" ? 0.02 : 0.1) * mean);
    }

    // All keys of the dead instance fail until that is found, then are served by the others: 25 s × 300/s × its share.
    [Fact]
    public void RunExperiment_ByKey_InstanceDies_OthersTakeItsKeys()
    {
        var body = Body("by key, keyed by: user", "health: every 10 s out after 3 failures", "", "popularity: uniform") + "experiments: { death: { at 10 s: kill 1 web for 5 min } }\n";
        var result = Sample.RunExperiment(Sample.Read(body), new SimulationOptions());
        var failed = result.FaultWindow[0].Failed.Sum(f => f.Count) / (double)result.Result.Replications;
        var share = Windtunnel.Kernel.Stations.ShardMap.OnRing(4, 160).ShareOf(0);
        failed.ShouldBe(25 * 300 * share, 0.1 * 25 * 300 * share);
    }

    // An instance that comes back slow and empty is taken for free by least connections; little by little it does no harm.
    [Fact]
    public void RunExperiment_SlowStart_SparesRequestsTheColdInstance()
    {
        double Worst(string keys)
        {
            var body = Body("round robin", "cores: 1", keys, "popularity: uniform") + "experiments: { back: { at 10 s: kill 1 web for 30 s } }\n";
            return Sample.RunExperiment(Sample.Read(body), new SimulationOptions()).FaultWindow[0].P99.Value;
        }

        var cold = Worst("warm-up: 4 x for 30 s");
        Worst("warm-up: 4 x for 30 s, slow start: 30 s").ShouldBeLessThan(cold / 3);
        cold.ShouldBeGreaterThan(1);
    }

    private static void ShouldMatch(string body)
    {
        var offered = Solve(body).OfferedLoad;
        Sample.Run(body, new SimulationOptions { MeasureSeconds = 200, Replications = 4 }).Component("web").UtilisationBusiest.Value.ShouldBe(offered, 0.015);
        offered.ShouldBeGreaterThan(1.1 * 300 * 0.005 / 4);
    }

    private static AnalyticComponent Solve(string body) => AnalyticPass.Solve(Sample.Read(body), new SimulationOptions()).FindComponent("web")!;

    private static string Body(string routing, string one, string other, string popularity) =>
        $$"""
        workload: { work: { rate: 300/s, peak: 1 x, from: frankfurt } }
        data: { user: { keys: 100k, {{popularity}} } }
        components: { web: { kind: service, instances: 4, {{(one.StartsWith("cores", StringComparison.Ordinal) ? "" : "cores: 1, ")}}time: 5 ms, routing: {{routing}}, {{one}}{{(other.Length == 0 ? "" : ", " + other)}} } }
        flows: { work: [web] }

        """;
}
