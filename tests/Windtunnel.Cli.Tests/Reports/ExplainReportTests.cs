using Windtunnel.Cli.Reports;
using Windtunnel.Estimation;
using Windtunnel.Units;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Cli.Tests.Reports;

public sealed class ExplainReportTests
{
    [Fact]
    public void Latency_Percentile_ShowsHopsAndOneSlowRequest()
    {
        var question = (Question.OfLatency)Question.Read("redirect p99", Design(), Estimate())!;
        ExplainReport.Latency(question, Design(), SteadyRun(), Analytic()).ToString().ShouldMatchGolden("explain-p99.txt");
    }

    [Fact]
    public void Latency_VisitInTwoStretches_IsOneLineOfTheWaterfall()
    {
        var page = new Cli.Pages.Page();
        WaterfallSection.Write(page, [new("web", 0, 0.001, 0.002), new("web", 0.003, 0, 0.004), new("web", 0.009, 0, 0.001)]);
        page.ToString().Split('\n').Count(l => l.StartsWith("  web", StringComparison.Ordinal)).ShouldBe(2);
        page.ToString().ShouldContain("6 ms");
    }

    [Fact]
    public void Busy_Component_ShowsHowUtilisationComesAbout() => ExplainReport.Busy(Web, Design(), SteadyRun(), Analytic()).ToString().ShouldMatchGolden("explain-web.txt");

    [Fact]
    public void Month_Objective_ShowsWhatIsLostAndToWhom()
    {
        var details = new MonthDetails("redirect", 0.0004, 0.0012, 0.0002, 0.004, [("web", 0.0002), ("urls", 0.001), ("cache", 0)]);
        var odds = new MonthOdds(Available, 0.62, 0.61, 0.63, 10_000, "urls") { Details = details };
        MonthExplanation.Of(Available, Design(Available), odds).ToString().ShouldMatchGolden("explain-month.txt");
    }

    [Fact]
    public void Figure_OfARange_ShowsWorkingAndWhatMattersMost()
    {
        var figure = Figure("url storage per year", "storage", new Quantity(3.0e12, 4.4e12, Dimension.ByteSize), "100M/day × 365 × 100 B = 3.65 TB") with { Median = 3.65e12, MattersMost = new InputWeight("url size", 0.97) };
        ExplainReport.Figure(figure).ToString().ShouldMatchGolden("explain-figure.txt");
    }

    [Fact]
    public void Estimate_Verbose_ShowsWhereInputsCameFrom() => EstimateReport.Write(Estimate(), isVerbose: true).ToString().ShouldMatchGolden("estimate.txt");
}
