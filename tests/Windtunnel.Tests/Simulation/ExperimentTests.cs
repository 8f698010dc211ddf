using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Faults on a timeline do what they say, and flows recover when they end.</summary>
public sealed class ExperimentTests
{
    [Fact]
    public void RunExperiment_HalfTheServersDie_TheOthersTakeTheLoad()
    {
        var result = Run("at 10 s: kill 1 web for 20 s");
        result.LastFaultEndSeconds.ShouldBe(30, 0.01);
        var utilisation = result.Result.Component("web").Utilisation.Value;
        utilisation.ShouldBe(0.2, 0.01);
        result.FaultWindow[0].ErrorShare.Value.ShouldBeLessThan(0.001);
        result.Recoveries[0].Seconds.ShouldBe(0, 1);
        result.Result.Notes.ShouldContain(n => n.Contains("dead instance", StringComparison.Ordinal));
    }

    [Fact]
    public void RunExperiment_EverybodyDies_EverythingFailsUntilTheyAreBack()
    {
        var result = Run("at 10 s: kill 2 web for 20 s");
        var failed = result.FaultWindow[0].Failed.Single(f => f.Cause == "unavailable").Count;
        failed.ShouldBeNear(4 * 20 * 100, 400);
        result.Recoveries[0].ErrorShareWorst.ShouldBe(1);
        result.Recoveries[0].Seconds.ShouldBe(0, 1);
    }

    // All is as before long before the last fault, which does nothing, has ended.
    [Fact]
    public void RunExperiment_BackBeforeTheFaultEnds_WasDisturbedAllTheSame()
    {
        var result = Run("at 10 s: [fail 100 % of web for 2 s, slow web x 1 for 30 s]");
        result.Recoveries[0].Seconds.ShouldBe(0);
        result.Recoveries[0].IsDisturbed.ShouldBeTrue();
        Run("at 10 s: slow web x 1 for 20 s").Recoveries[0].IsDisturbed.ShouldBeFalse();
    }

    // A second of failures every ten: a tenth of the time from the first on.
    [Fact]
    public void RunExperiment_Repeated_ComesAgainAndAgain()
    {
        var result = Run("at 10 s every 10 s: fail 100 % of web for 1 s", "length: 110 s");
        result.FaultWindow[0].ErrorShare.Value.ShouldBe(0.1, 0.01);
        result.LastFaultEndSeconds.ShouldBe(101, 0.01);
    }

    [Fact]
    public void RunExperiment_ShareFails_AsManyFail() =>
        Run("at 10 s: fail 5 % of web for 40 s", "length: 50 s").FaultWindow[0].ErrorShare.Value.ShouldBe(0.05, 0.004);

    [Fact]
    public void RunExperiment_Slow_TakesLongerForAsLong()
    {
        var result = Run("at 10 s: slow web x 3 for 20 s");
        result.Result.Flow().P50.Value.ShouldBeLessThan(0.02);
        result.Recoveries[0].P99Worst.ShouldBeGreaterThan(3 * 0.03);
        result.Recoveries[0].Seconds.ShouldBeInRange(0, 3);
    }

    [Fact]
    public void RunExperiment_Delayed_EveryAnswerIsThatMuchLater() =>
        Run("at 10 s: delay web by 200 ms for 40 s", "length: 50 s").FaultWindow[0].Mean.Value.ShouldBe(0.016 + 0.2, 0.003);

    [Fact]
    public void RunExperiment_Component_HasItsSignalsOverTime()
    {
        var series = Run("at 10 s: [fail 50 % of web for 20 s, slow web x 2 for 20 s]").Result.Series;
        var web = series.Components[0];
        int At(double seconds) => (int)(seconds / series.WindowSeconds);
        double Mean(IEnumerable<double> values, double from, double until) => values.Skip(At(from)).Take(At(until) - At(from)).Average();
        (Mean(web.Served.Select(s => (double)s), 12, 28) / series.WindowSeconds).ShouldBe(100, 8);
        (Mean(web.Failed.Select(s => (double)s), 12, 28) / series.WindowSeconds).ShouldBe(50, 8);
        Mean(web.Failed.Select(s => (double)s), 40, 80).ShouldBe(0);
        Mean(web.Mean, 12, 28).ShouldBe(0.032, 0.004);
        Mean(web.Mean, 40, 80).ShouldBe(0.016, 0.002);
    }

    // All of a request is its visit, so the component has the percentiles of the flow; and who asks for them changes nothing else.
    [Fact]
    public void Run_ComponentPercentiles_AreThoseOfAFlowThatOnlyAsksIt()
    {
        var design = Sample.Read("workload: { work: { rate: 100/s, peak: 1 x } }\ncomponents: { web: { kind: service, instances: 1, cores: 2 } }\nflows: { work: [web: exp 16 ms] }\n");
        var options = new SimulationOptions { MeasureSeconds = 200, Replications = 2, ComponentPercentiles = true };
        var asked = Sample.Run(design, options);
        var (flow, web) = (asked.Series.Flows[0], asked.Series.Components[0]);
        web.P99.Zip(flow.P99).ShouldAllBe(p => double.IsNaN(p.Second) || Math.Abs(p.First - p.Second) <= 0.01 * p.Second);
        web.P50.Zip(flow.P50).ShouldAllBe(p => double.IsNaN(p.Second) || Math.Abs(p.First - p.Second) <= 0.01 * p.Second);
        var plain = Sample.Run(design, options with { ComponentPercentiles = false });
        plain.Series.Components[0].P99.ShouldAllBe(p => double.IsNaN(p));
        static (double, double, double) Figures(SimulationResult run) => (run.Flow().P99.Value, run.Flow().Mean.HalfWidth, run.Component("web").Utilisation.Value);
        Figures(plain).ShouldBe(Figures(asked));
    }

    [Fact]
    public void RunExperiment_CallsLost_EndWithTheTimeout()
    {
        var design = Sample.Read(Web("at 10 s: lose 2 % of calls to web for 40 s", "length: 50 s").Replace("exp 16 ms", "{ time: exp 16 ms, timeout: 2 s }", StringComparison.Ordinal));
        var result = Run(design);
        result.FaultWindow[0].ErrorShare.Value.ShouldBe(0.02, 0.003);
        result.FaultWindow[0].Failed.ShouldHaveSingleItem().Cause.ShouldBe("timeout");
        result.Result.Notes.ShouldNotContain(n => n.Contains("has no timeout", StringComparison.Ordinal));
    }

    [Fact]
    public void RunExperiment_HangsAndNobodyTimesOut_IsSaidAndAnsweredLate()
    {
        var result = Run("at 10 s: hang web for 5 s");
        result.Result.Notes.ShouldContain(n => n.Contains("has no timeout", StringComparison.Ordinal));
        result.FaultWindow[0].ErrorShare.Value.ShouldBe(0);
        result.FaultWindow[0].P999.Value.ShouldBe(5, 0.3);
        result.Recoveries[0].Seconds.ShouldBeLessThan(3);
    }

    [Fact]
    public void RunExperiment_Duplicated_MoreArrive() =>
        Run("at 10 s: duplicate 20 % of work for 40 s", "length: 50 s").FaultWindow[0].ArrivalRate.Value.ShouldBe(120, 3);

    [Fact]
    public void RunExperiment_ClockSetBack_NoIdUntilTimeHasCaughtUp()
    {
        var design = Sample.Read("""
            workload: { work: { rate: 100/s, peak: 1 x } }
            components: { ids: { kind: id generator, instances: 2 } }
            flows: { work: [ids next] }
            experiments: { drift: { at 10 s: set clock of 1 ids ahead by 2 s for 20 s } }
            """);
        var result = Run(design);
        result.LastFaultEndSeconds.ShouldBe(32, 0.01);
        result.FaultWindow[0].Failed.ShouldHaveSingleItem().Count.ShouldBeNear(4 * 100, 40);
    }

    [Fact]
    public void RunExperiment_FaultsOverlap_EachEndsByItself()
    {
        var result = Run("at 10 s: [slow web x 3 for 30 s, slow web x 2 for 10 s, kill 50 % web for 5 s]", "length: 60 s");
        var series = result.Result.Series;
        double At(double seconds) => series.Components[0].Utilisation[(int)(seconds / series.WindowSeconds)];
        At(5).ShouldBe(0.2, 0.08);
        At(30).ShouldBe(0.6, 0.15);
        At(55).ShouldBe(0.2, 0.08);
    }

    [Fact]
    public void RunExperiment_TrafficTripled_TripleArrivesMeanwhile()
    {
        var series = Run("at 10 s: traffic x 3 for 20 s").Result.Series;
        var perWindow = series.Flows[0].Arrived.Select(a => a / series.WindowSeconds).ToArray();
        double At(double seconds) => perWindow[(int)(seconds / series.WindowSeconds)];
        At(5).ShouldBe(100, 40);
        At(20).ShouldBe(300, 70);
        At(50).ShouldBe(100, 40);
    }

    [Fact]
    public void RunExperiment_ConsumersStop_BacklogGrowsAndIsWorkedOff()
    {
        const string Body = """
            workload: { send: { rate: 100/s, peak: 1 x } }
            components:
              web: { kind: service }
              jobs: { kind: queue, consumers: 4 }
              worker: { kind: external service, time: exp 20 ms }
            flows:
              send: [web, jobs send]
              work: { reads: jobs, steps: [worker call] }
            experiments: { stop: { at 10 s: stop consumers of jobs for 20 s } }
            """;
        var result = Run(Sample.Read(Body));
        result.Result.Component("jobs").Backlog.ShouldNotBeNull().Max.ShouldBeNear(2000, 200);
        result.FaultWindow[1].Freshness.ShouldNotBeNull().P99.Value.ShouldBe(20, 3);

        // 2,000 messages are worked off at 200/s while 100/s more come.
        result.Recoveries[1].Seconds.ShouldBe(20, 4);
        result.Recoveries[0].Seconds.ShouldBe(0);
    }

    [Fact]
    public void RunExperiment_CacheFlushed_MissesAndFillsAgain()
    {
        const string Body = """
            workload: { work: { rate: 1k/s, peak: 1 x } }
            data: { item: { size: 950 B, keys: 2k, popularity: zipf 1 } }
            components:
              cache: { kind: cache, memory: 1 MB, holds: item }
              items: { kind: key-value store, holds: item }
            flows:
              work:
                - cache get item:
                    on miss: [items read item, cache set item]
            experiments: { flush: { at 10 s: flush cache } }
            """;
        var result = Run(Sample.Read(Body)).Result;
        var ratios = result.Series.Components.Single(c => c.Component == "cache").HitRatio;
        var flush = (int)(10 / result.Series.WindowSeconds);
        ratios[flush].ShouldBeLessThan(ratios[flush - 2] - 0.1);
        ratios[^2].ShouldBe(ratios[flush - 2], 0.06);
    }

    [Fact]
    public void RunExperiment_HoursOfFault_AreNotSimulatedForHours()
    {
        var design = Sample.Read(Web("at 1 h: slow web x 2 for 2 h", "length: 4 h"));
        var result = Sample.RunExperiment(design, new SimulationOptions { EventBudget = 5_000_000 });
        result.Result.Events.ShouldBeLessThan(2_000_000);
        result.Result.MeasuredSeconds.ShouldBe(4 * 3600, 1);
        result.Result.Flow().Arrived.ShouldBeNear(4 * 4 * 3600 * 100, 100_000);

        // Half of the time the service takes twice as long: 2/3 of the time after the fault began.
        result.Result.Component("web").Utilisation.Value.ShouldBe(0.3, 0.01);
        result.FaultWindow[0].Mean.Value.ShouldBeGreaterThan(result.Result.Flow().Mean.Value);
        result.Result.Notes.ShouldContain(n => n.Contains("stands for what was left out", StringComparison.Ordinal));
    }

    [Fact]
    public void RunExperiment_Twice_IsTheSame()
    {
        var first = Run("at 10 s: kill 1 web for 20 s");
        var second = Run("at 10 s: kill 1 web for 20 s");
        second.Recoveries.ShouldBe(first.Recoveries);
        second.Result.Flow().Mean.Value.ShouldBe(first.Result.Flow().Mean.Value);
    }

    private static ExperimentResult Run(string fault, string more = "") => Run(Sample.Read(Web(fault, more)));

    private static ExperimentResult Run(Windtunnel.Designs.Design design) => Sample.RunExperiment(design);

    private static string Web(string fault, string more = "") => $$"""
        workload: { work: { rate: 100/s, peak: 1 x } }
        components: { web: { kind: service, instances: 2, cores: 4 } }
        flows: { work: ["web": exp 16 ms] }
        experiments:
          trouble:
            {{fault}}
            {{more}}
        """;
}
