using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Rate limiters as a design has them.</summary>
public sealed class LimiterTests
{
    // 200/s ask, 100/s may: half is limited, which is no error, and what is behind gets 100/s.
    [Fact]
    public void Run_TwiceTheLimit_HalfIsAnsweredAsLimited()
    {
        var (analytic, result) = Run("limit: 100/s");
        var flow = result.FindFlow("work")!;
        flow.Throughput.Value.ShouldBe(100, 1);
        ((double)flow.Limited / flow.Arrived).ShouldBe(0.5, 0.01);
        flow.ErrorShare.Value.ShouldBe(0);
        result.FindComponent("web")!.Utilisation.Value.ShouldBe(0.5, 0.01);
        result.FindComponent("limiter")!.RejectedShare.Value.ShouldBe(0.5, 0.01);
        result.FindComponent("limiter")!.ErrorShare.Value.ShouldBe(0);
        analytic.FindComponent("web")!.OfferedLoad.ShouldBe(0.5, 0.001);
    }

    [Fact]
    public void Run_LimitedAreErrors_CountAsSuch()
    {
        var flow = Run("limit: 100/s, limited: error").Result.FindFlow("work")!;
        flow.ErrorShare.Value.ShouldBe(0.5, 0.01);
        flow.Limited.ShouldBe(0);
    }

    // Two instances that count by themselves let everything pass that two limits do.
    [Fact]
    public void Run_LocalCounters_LetAsManyTimesTheLimitPass() =>
        Run("limit: 50/s, counters: local, instances: 3").Result.FindFlow("work")!.Throughput.Value.ShouldBe(150, 2);

    // A bucket that would take the whole run to drain begins empty where more is asked for than may pass.
    [Fact]
    public void Run_LargeBurst_StillPassesTheLimitInTheLongRun() =>
        Run("limit: 100/s, burst: 20000").Result.FindFlow("work")!.Throughput.Value.ShouldBe(100, 1);

    // Each user has a limit of 1/s; 1,000 ask for 200/s in all, so hardly any is limited. Ten would be.
    [Theory]
    [InlineData(1_000, 200)]
    [InlineData(10, 10)]
    public void Run_PerKey_EachKeyHasTheLimitToItself(int users, double passed)
    {
        var (analytic, result) = Run("limit: 1/s, burst: 5", $"data: {{ user: {{ keys: {users}, size: 1 kB, popularity: uniform }} }}", "limiter allow user");
        result.FindFlow("work")!.Throughput.Value.ShouldBe(passed, passed * 0.03);
        (analytic.FindComponent("web")!.OfferedLoad * 200).ShouldBe(passed, passed * 0.03);
    }

    private static (AnalyticResult Analytic, SimulationResult Result) Run(string limiter, string data = "", string step = "limiter")
    {
        var design = Sample.Read($$"""
            {{data}}
            workload: { work: 200/s, peak: 1 x }
            components:
              limiter: { kind: rate limiter, {{limiter}} }
              web: { kind: service, instances: 1, cores: 1, time: exp 5 ms }
            flows: { work: [{{step}}, web] }
            """);
        var options = new SimulationOptions { Replications = 4, MeasureSeconds = 100 };
        return (AnalyticPass.Solve(design, options), Simulator.Run(design, options, cancellation: TestContext.Current.CancellationToken));
    }
}
