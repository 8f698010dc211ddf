using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Cli.Reports;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Cli.Tests.Reports;

public sealed class CheckReportTests
{
    private static readonly Experiment Flushed = new(
        "cache flush at peak", [new TimelineEntry(Quantity.Duration(20), new Flush("flush cache", Here, Cache))], [Fast, Fast with { Text = "redirect p99 back under 100 ms within 120 s", Within = Quantity.Duration(120) }], null, Here);

    [Fact]
    public void Write_EverythingMet_ReadsAsExpected() => Met().ShouldMatchGolden("check-met.txt");

    [Fact]
    public void Write_SaturatedAndPartial_ReadsAsExpected() => Saturated().ShouldMatchGolden("check-saturated.txt");

    [Fact]
    public void Write_Comparison_ReadsAsExpected()
    {
        var before = SteadyRun() with { Flows = [Flow() with { P99 = Sure(0.041, 0.0004) }] };
        var page = new Page();
        ComparisonSection.Write(page, "url-shortener one host", Comparer.Compare(before, SteadyRun(), Estimate(), Estimate()));
        page.ToString().ShouldMatchGolden("comparison.txt");
    }

    [Fact]
    public void Write_ExperimentThatWasNotRun_SaysSo()
    {
        var design = Design(Fast) with { Experiments = [Flushed] };
        Print(design, Estimate(), SteadyRun(), [], isPartial: false).ShouldContain("1 experiment not run: --no-experiments");
        Print(design, Estimate(), SteadyRun() with { Stopped = StopReason.Saturated }, [], isPartial: false).ShouldContain("1 experiment not run: the steady state is saturated already");
    }

    [Fact]
    public void Write_HardlyBusyAtAll_SaysLessThan() =>
        Print(Design(), Estimate(), SteadyRun(Busy(Web, 3e-8)), [], isPartial: false).ShouldContain("< 0.001 %");

    [Fact]
    public void Write_AnyReport_FitsOneHundredColumns() =>
        (Met() + Saturated() + Corrupted()).Split('\n').Where(line => line.Length > Page.Width).ShouldBeEmpty();

    [Fact]
    public void Write_WrongAnswersThatAnAuditFinds_AreTakenForRightUntilThen()
    {
        var report = Corrupted();
        report.ShouldContain("redirect: 6,980 wrong answers since the fault, which whoever asked took for right\n");
        report.ShouldContain("    alert quotes are checked: finds wrong answers 15 min after the first fault; 1,778 went out by\n      then\n");
    }

    [Fact]
    public void Write_TitleWithEscapeSequences_DoesNotReachTheTerminal()
    {
        var page = HeadlineSection.Write(Design() with { Title = "a\e[2Jb\a" }, Estimate());
        page.ToString().ShouldNotContain('\e');
    }

    private static string Met()
    {
        var design = Design(Fast, Available, Cheap) with { Experiments = [Flushed] };
        var experiment = Experiment("cache flush at peak", 30, Series(0.02, 0.3, 0.3, 0.2, 0.02, 0.02));
        return Print(design, Estimate(), SteadyRun(), [experiment], isPartial: false);
    }

    private static string Corrupted()
    {
        var experiment = Experiment("a bad build", 30, Series(0.02, 0.02));
        experiment = experiment with
        {
            FaultWindow = [Flow() with { Wrong = 6_980 * experiment.Result.Replications }],
            Alerts = [new AlertResult("quotes are checked", "audit 0.2 % of redirect every 10 min", 10, 10, 0, Sure(900, 0), double.PositiveInfinity) { WrongUntil = 1_778 }],
        };
        return Print(Design(Fast) with { Experiments = [Flushed with { Name = "a bad build", Expect = [] }] }, Estimate(), SteadyRun(), [experiment], isPartial: false);
    }

    private static string Saturated()
    {
        var design = Design(Fast, Available, Cheap with { Text = "cost < 10k USD/month", Target = Quantity.MoneyRate(10_000) });
        var lost = new Measured(14, 3, Trust.Saturated);
        var run = SteadyRun(Busy(Web, 0.48) with { SlotUtilisation = Sure(0.31, 0.004) }, Busy(Urls, 1, 1.31) with { QueueGrowthPerSecond = 4200, QueueMax = 88_000 })
            with
            { Flows = [Flow() with { Mean = lost, P50 = lost, P90 = lost, P99 = lost, P999 = lost }, Flow("unused") with { Arrived = 0 }], Stopped = StopReason.Cancelled };
        var expectation = new ExpectationResult(new Expectation("redirect average rate", Quantity.Rate(11_600), 0.001, "Xu vol. 1, ch. 8", Here), 11_574, -0.0022, false);
        return Print(design, Estimate() with { Expectations = [expectation] }, run, [], isPartial: true);
    }

    private static string Print(Design design, Estimate estimate, SimulationResult run, IReadOnlyList<ExperimentResult> experiments, bool isPartial)
    {
        var analytic = Analytic([.. run.Components]);
        var relieved = SteadyRun(Busy(Web, 0.48), Busy(Urls, 0.59));
        var trial = new Trial(d => Analytic([.. run.Components.Select(c => c.Component == "urls" ? Busy(Urls, 1, 1.31 * 8 * 3 / d.FindComponent("urls")!.Plan.Instances) : c)]), _ => relieved);
        var verdict = Judge.Decide(design, estimate, analytic, run, experiments, trial);
        return HeadlineSection.Write(design, estimate).Add(new CheckReport(design, estimate, run, experiments, verdict, isPartial).Write()).ToString();
    }
}
