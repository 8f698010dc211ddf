using Windtunnel.Analysis;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Tests.Verdicts.Months;

/// <summary>Months that are played agree with renewal theory and with the binomial.</summary>
public sealed class MonthForecastTests
{
    private const double Month = 365.25 * 86_400 / 12, Hour = 3600;

    // One instance, down no longer than 0.1 % of the month.
    [Theory]
    [InlineData(99.9, 60)]
    [InlineData(99.9, 10)]
    [InlineData(99.99, 30)]
    public void Of_OneInstance_IsAsRenewalTheorySays(double availability, double mttrMinutes)
    {
        var odds = Forecast($"{{ kind: service, instances: 1, availability: {availability} %, mttr: {mttrMinutes} min }}");
        var mttr = mttrMinutes * 60;
        var theory = Downtime.AtMost(0.001 * Month, Month, mttr * availability / (100 - availability), mttr);
        theory.ShouldBeInRange(odds.Low - 0.002, odds.High + 0.002);
        (odds.High - odds.Low).ShouldBeLessThan(0.022);
        odds.Culprit.ShouldBe("web");
    }

    // What is lost on average is what renewal theory says: one of a hundred; the two needed in a row lose nearly the sum of what each would.
    [Fact]
    public void Of_OneInstance_TellsWhatIsLostAndToWhom()
    {
        var details = Forecast("{ kind: service, instances: 1, mtbf: 99 h, mttr: 1 h }").Details;
        details.Flow.ShouldBe("work");
        details.LostMean.ShouldBe(0.01, 3e-4);
        details.Losses.Single(l => l.Component == "web").Share.ShouldBe(details.LostMean, 1e-9);
        details.LostMedian.ShouldBeLessThan(details.LostMean);
        details.LostBad.ShouldBeGreaterThan(details.LostMean);
        details.Always.ShouldBe(0);
    }

    // Two of two needed: either fails, each up for 99 hours; no common cause.
    [Fact]
    public void Of_BothNeeded_FailTwiceAsOften()
    {
        var odds = Forecast("{ kind: service, instances: 2, cores: 1, availability: 99 %, common cause: 0 % }: 1 ms", rate: "1500/s");
        odds.Probability.ShouldBeLessThan(0.02);
        var spare = Forecast("{ kind: service, instances: 2, cores: 1, availability: 99 %, common cause: 0 % }: 1 ms", rate: "100/s");
        spare.Probability.ShouldBeGreaterThan(0.8);
    }

    // All of two down by a common cause alone: as one instance whose mean time up is that of the cause.
    [Fact]
    public void Of_CommonCauseOnly_IsAsOneInstance()
    {
        var odds = Forecast("{ kind: service, instances: 5, mtbf: 1000 h, mttr: 1 h, common cause: 100 % }");
        var theory = Downtime.AtMost(0.001 * Month, Month, 1000 * Hour, Hour);
        theory.ShouldBeInRange(odds.Low - 0.002, odds.High + 0.002);
    }

    [Fact]
    public void Run_Replicas_AreUpAsOftenAsTheBinomialSays()
    {
        var design = Read("{ kind: service, instances: 3, availability: 95 %, common cause: 0 % }", "100/s");
        var shares = new Windtunnel.Simulation.Months.MonthSimulation(design).Run(1).Succeeded[0].Shares;
        shares.Average().ShouldBe(Windtunnel.Analysis.Availability.AtLeast(1, 3, 0.95), 3e-5);
    }

    [Fact]
    public void Run_Twice_IsTheSame()
    {
        var design = Read("service", "100/s");
        var months = new Windtunnel.Simulation.Months.MonthSimulation(design);
        months.Run(7).Succeeded[0].Shares.ShouldBe(months.Run(7).Succeeded[0].Shares);
        months.Run(7).Succeeded[0].Shares.ShouldNotBe(months.Run(8).Succeeded[0].Shares);
    }

    [Fact]
    public void Run_ThousandsOfInstances_TakesNoLongerThanItMay() =>
        new Windtunnel.Simulation.Months.MonthSimulation(Read("{ kind: key-value store, shards: 200, replicas: 3 }", "100/s", "web read item")).Months.ShouldBeInRange(200, 1000);

    [Fact]
    public void InTime_BetweenPercentiles_IsBetweenThem()
    {
        var flow = Flow() with { ErrorShare = Sure(0) };
        MonthForecast.InTime(flow, flow.P50.Value / 2).ShouldBe(0);
        MonthForecast.InTime(flow, flow.P99.Value).ShouldBe(0.99, 1e-9);
        MonthForecast.InTime(flow, (flow.P90.Value + flow.P99.Value) / 2).ShouldBe(1 - Math.Sqrt(0.1 * 0.01), 1e-9);
        MonthForecast.InTime(flow, 1).ShouldBe(1, 1e-9);
        var rare = flow with { P999 = flow.P999 with { Trust = Trust.TooFew } };
        MonthForecast.InTime(rare, flow.P99.Value + (flow.P99.Value - flow.P90.Value)).ShouldBe(0.999, 1e-9);
    }

    [Fact]
    public void Estimate_Mtbf_GivesTheAvailability()
    {
        var estimate = Estimator.Estimate(Read("{ kind: service, instances: 1, mtbf: 99 h, mttr: 1 h }", "100/s"));
        estimate.Find("web availability").ShouldNotBeNull().Value.Nominal.ShouldBe(0.99, 1e-12);
    }

    [Fact]
    public void Read_MtbfAndAvailability_Contradict()
    {
        var reading = DesignReader.ReadText(Text("{ kind: service, mtbf: 99 h, availability: 99 % }", "1/s", "web"), "d.yaml");
        reading.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("WT112");
    }

    private static MonthOdds Forecast(string web, string rate = "100/s")
    {
        // What a step takes may follow the component: "{ … }: 1 ms".
        var at = web.LastIndexOf("}: ", StringComparison.Ordinal);
        var design = at < 0 ? Read(web, rate) : Read(web[..(at + 1)], rate, $"web: {web[(at + 3)..]}");
        var flow = Flow("work") with { ErrorShare = Sure(0) };
        return MonthForecast.Of(design, SteadyRun() with { Flows = [flow] }).ShouldHaveSingleItem();
    }

    private static Design Read(string web, string rate, string step = "web") =>
        DesignReader.ReadText(Text(web, rate, step), "d.yaml") is { Design: { } design } ? design : throw new InvalidOperationException("The design does not read.");

    private static string Text(string web, string rate, string step) =>
        $$"""
        design: d
        requirements: { slo: [work availability >= 99.9 %] }
        workload: { work: { rate: {{rate}}, peak: 1 x } }
        data: { item: { size: 1 kB, keys: 1k } }
        components: { web: {{web}} }
        flows: { work: [{{step}}] }
        """;
}
