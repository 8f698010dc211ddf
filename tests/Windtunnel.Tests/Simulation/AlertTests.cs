using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Alerts fire when arithmetic says so, and the steady state is told before, during and after.</summary>
public sealed class AlertTests
{
    [Fact]
    public void Watch_Threshold_FiresAfterItsTime()
    {
        var alert = Alert("work errors > 50 % for 30 s", "kill all web for 60 s");
        (alert.FiredRuns, alert.FalseRuns).ShouldBe((4, 0));
        alert.Seconds.Value.ShouldBe(30, 1.5);
        alert.EndedSeconds.ShouldBe(60, 3);
    }

    [Fact]
    public void Watch_ShorterThanItsTime_DoesNotFire()
    {
        var alert = Alert("work errors > 50 % for 90 s", "kill all web for 60 s");
        (alert.FiredRuns, alert.FalseRuns, alert.Seconds.Value).ShouldBe((0, 0, double.NaN));
    }

    // All fails: an hour has 14.4 × 0.1 % of failures in it after 51.84 s, and five minutes have long before.
    [Fact]
    public void Watch_Burn_FiresWhenTheHourHasItsShare()
    {
        var alert = Alert("work budget of 99.9 % burns fast", "kill all web for 5 min");
        alert.FiredRuns.ShouldBe(4);
        alert.Seconds.Value.ShouldBe(14.4 * 0.001 * 3600, 3);
    }

    // Of all that fails for five minutes, the short window of five minutes has forgotten all but 1.44 % after another 295.7 s.
    [Fact]
    public void Watch_BurnOver_IsQuietWhenTheShortWindowHasForgotten() =>
        Alert("work budget of 99.9 % burns fast", "kill all web for 5 min", "length: 15 min").EndedSeconds.ShouldBe(300 + (300 * (1 - (14.4 * 0.001))), 5);

    [Fact]
    public void Watch_AlwaysTrue_IsAFalseAlarm() => Alert("work traffic > 1/s", "slow web x 2 for 20 s").FalseRuns.ShouldBe(4);

    [Fact]
    public void Watch_HoursCutShort_CountsOnTheExperimentsClock()
    {
        var alert = Alert("work errors > 50 % for 10 min", "kill all web for 1 h");
        alert.Seconds.Value.ShouldBe(600, 60);
    }

    [Fact]
    public void RunExperiment_Hypothesis_IsToldBeforeDuringAndAfter()
    {
        var result = Run("work errors > 50 %", "kill all web for 60 s");
        result.Before[0].ErrorShare.Value.ShouldBe(0);
        result.During[0].ErrorShare.Value.ShouldBe(1, 0.02);
        result.After[0].ErrorShare.Value.ShouldBe(0);
        result.Before[0].Arrived.ShouldBeNear(4 * 60 * 100, 800);
    }

    private static AlertResult Alert(string rule, string fault, string more = "") => Run(rule, fault, more).Alerts.ShouldHaveSingleItem();

    private static ExperimentResult Run(string rule, string fault, string more = "") => Sample.RunExperiment(Sample.Read(
        $$"""
        workload: { work: { rate: 100/s, peak: 1 x } }
        components: { web: { kind: service, instances: 2, cores: 4 } }
        flows: { work: ["web": exp 16 ms] }
        alerts: { alarm: "{{rule}}" }
        experiments:
          trouble:
            steady: work errors < 1 %
            at 60 s: {{fault}}
            {{more}}
        """));
}
