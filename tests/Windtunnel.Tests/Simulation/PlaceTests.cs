using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Tests.Simulation;

/// <summary>Designs in several places: the way counts, the nearest answers, and a lost region is used until callers know.</summary>
public sealed class PlaceTests
{
    private const string TwoRegions = """
        workload: { work: { rate: 100/s, peak: 1 x, from: { seoul: 60 %, virginia: 40 % }%NEW% } }
        components:
          web: { kind: service, instances: 4, cores: 4, in: [%IN%], dns ttl: 60 s }
          store: { kind: sql database, replicas: 1, in: virginia, read time: 1 ms, read capacity: 1M/s }
        flows: { work: [web: 1 ms%STORE%] }

        """;

    private const double SeoulVirginia = 0.1784;

    [Fact]
    public void Run_OnePlace_TakesTheRoundTripOfThoseFarAway() =>
        Mean(Body("virginia")).ShouldBe((0.6 * SeoulVirginia) + 0.001, 0.003);

    [Fact]
    public void Run_NearestOfTwo_SavesIt() => Mean(Body("virginia, seoul")).ShouldBe(0.001, 0.00005);

    [Fact]
    public void Run_NearWebFarStore_GoesThereOnce() =>
        Mean(Body("virginia, seoul", store: ", store read")).ShouldBe((0.6 * SeoulVirginia) + 0.002, 0.003);

    [Fact]
    public void Run_NewConnections_TakeTwoMoreRoundTrips() =>
        Mean(Body("virginia", ", new connections: 50 %")).ShouldBe((0.6 * SeoulVirginia * 2) + 0.001, 0.005);

    [Theory]
    [InlineData("virginia", "", "")]
    [InlineData("virginia, seoul", ", new connections: 25 %", ", store read")]
    public void Solve_Places_AgreesWithTheRun(string places, string connections, string store)
    {
        var design = Sample.Read(Body(places, connections, store));
        var analytic = AnalyticPass.Solve(design, new SimulationOptions()).Flows[0].MeanSeconds;
        Sample.Run(design, new SimulationOptions { MeasureSeconds = 200 }).Flow().Mean.ShouldAgreeWith(analytic);
    }

    [Fact]
    public void Solve_UnevenOrigins_LoadPlacesUnevenly()
    {
        // Three quarters of a load that needs 1.5 cores on one of two instances with one core each.
        var design = Sample.Read("""
            workload: { work: { rate: 1000/s, peak: 1 x, from: { seoul: 75 %, virginia: 25 % } } }
            components: { web: { kind: service, instances: 2, cores: 1, in: [seoul, virginia] } }
            flows: { work: [web: exp 1.2 ms] }
            """);
        var mean = (0.75 * 0.0012 / 0.1) + (0.25 * 0.0012 / 0.7);
        AnalyticPass.Solve(design, new SimulationOptions()).Flows[0].MeanSeconds.ShouldBe(mean, 1e-6);
        var run = Sample.Run(design, new SimulationOptions { MeasureSeconds = 300 });
        run.Component("web").UtilisationBusiest.Value.ShouldBe(0.9, 0.02);
        // M/M/1 each: 0.75·1.2/(1−0.9) + 0.25·1.2/(1−0.3) ms.
        run.Flow().Mean.ShouldAgreeWith(mean, 0.05);
    }

    [Fact]
    public void RunExperiment_RegionLost_FailsUntilCallersKnowAndComesBack()
    {
        var design = Sample.Read(Body("virginia, seoul") + "experiments: { e: { at 60 s: lose region seoul for 10 min } }\n");
        var result = Sample.RunExperiment(design);
        // Those from Seoul fail for one of ten minutes; then they are answered in Virginia until a minute after Seoul is back.
        var requests = result.FaultWindow[0];
        requests.ErrorShare.Value.ShouldBe(0.6 * 60 / (600 + 120), 0.01);
        result.Recoveries[0].Seconds.ShouldBe(60, 3);
        result.Recoveries[0].P99Worst.ShouldBe(SeoulVirginia + 0.001, 0.02);
    }

    [Fact]
    public void RunExperiment_CutShort_KeepsTheClockOfTheDesign()
    {
        var design = Sample.Read(Body("virginia, seoul") + "experiments: { e: { at 60 s: lose region seoul for 10 min } }\n");
        var result = Sample.RunExperiment(design, new SimulationOptions { EventBudget = 400_000 });
        result.Result.Notes.ShouldContain(n => n.Contains("stands for what was left out", StringComparison.Ordinal));
        result.FaultWindow[0].ErrorShare.Value.ShouldBe(0.6 * 60 / (600 + 120), 0.02);
        result.Recoveries[0].Seconds.ShouldBe(60, 5);
    }

    [Fact]
    public void RunExperiment_ZoneLost_TakesTheInstancesOfThatZoneOnly()
    {
        var design = Sample.Read("""
            workload: { work: { rate: 600/s, peak: 1 x } }
            components: { web: { kind: service, instances: 6, cores: 1, zones: 3 }, store: { kind: sql database, shards: 3, replicas: 1 } }
            flows: { work: [web: exp 2 ms] }
            experiments: { e: { at 10 s: lose zone for 50 s, length: 60 s } }
            """);
        var result = Sample.RunExperiment(design);
        var series = result.Result.Series;
        var busy = series.Components[0].Utilisation[(int)(40 / series.WindowSeconds)];
        // Four of six carry what six did; the mean is over all six.
        busy.ShouldBe(0.2, 0.03);
        result.Recoveries[0].P99Worst.ShouldBeGreaterThan(0);
        result.FaultWindow[0].ErrorShare.Value.ShouldBeInRange(0, 0.001);
    }

    [Fact]
    public void RunExperiment_LinkCut_LetsWhatIsSentWait()
    {
        var design = Sample.Read(Body("virginia") + "experiments: { e: { at 10 s: cut seoul and virginia for 5 s } }\n");
        var result = Sample.RunExperiment(design);
        result.FaultWindow[0].ErrorShare.Value.ShouldBe(0);
        result.Recoveries[0].P99Worst.ShouldBeGreaterThan(3);
        result.Recoveries[0].Seconds.ShouldBeInRange(0, 2);
    }

    private static double Mean(string body) => Sample.Run(body, new SimulationOptions { MeasureSeconds = 60 }).Flow().Mean.Value;

    private static string Body(string places, string connections = "", string store = "") => TwoRegions
        .Replace("%IN%", places, StringComparison.Ordinal)
        .Replace("%NEW%", connections, StringComparison.Ordinal)
        .Replace("%STORE%", store, StringComparison.Ordinal);
}
