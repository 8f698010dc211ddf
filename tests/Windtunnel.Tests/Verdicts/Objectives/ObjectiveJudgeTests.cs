using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Tests.Verdicts.Objectives;

public sealed class ObjectiveJudgeTests
{
    [Theory]
    [InlineData(0.0990, 0.0009, Outcome.Met)]
    [InlineData(0.0990, 0.0011, Outcome.NotSure)]
    [InlineData(0.1010, 0.0011, Outcome.NotSure)]
    [InlineData(0.1010, 0.0009, Outcome.NotMet)]
    public void Judge_Percentile_IsCertainOnlyWhenTheWholeIntervalIsOnOneSide(double p99, double halfWidth, Outcome expected) =>
        Judged(Fast, Flow() with { P99 = Sure(p99, halfWidth) }).Outcome.ShouldBe(expected);

    [Fact]
    public void Judge_ValueFarBelow_SaysByHowMuch()
    {
        var verdict = Judged(Fast, Flow() with { P99 = Sure(0.041, 0.0006) });
        verdict.Margin.ShouldBe(0.59, 1e-9);
        verdict.Reason.ShouldBe("59 % below");
    }

    [Fact]
    public void Judge_ValueFarAbove_SaysHowManyTimes() => Judged(Fast, Flow() with { P99 = Sure(0.42, 0.001) }).Reason.ShouldBe("4.2 x the target");

    [Fact]
    public void Judge_Saturated_IsNotMetAndNamesWhatCannotKeepUp()
    {
        var run = SteadyRun(Busy(Urls, 1, 1.31) with { QueueGrowthPerSecond = 4200 }) with { Flows = [Flow() with { P99 = new Measured(9, 1, Trust.Saturated) }] };
        var verdict = ObjectiveJudge.Judge(Fast, new Evidence(Design(Fast), Estimate(), run, null));
        verdict.Outcome.ShouldBe(Outcome.NotMet);
        verdict.Reason.ShouldBe("urls: 131 % of capacity; queue grows 4,200/s");
    }

    [Theory]
    [InlineData(Trust.DidNotSettle, Outcome.NotMet)]
    [InlineData(Trust.TooFew, Outcome.NotSure)]
    public void Judge_UntrustedValue_IsNeverMet(Trust trust, Outcome expected) =>
        Judged(Fast, Flow() with { P99 = new Measured(0.001, 0, trust) }).Outcome.ShouldBe(expected);

    [Fact]
    public void Judge_ValueWithoutInterval_IsNotSure() => Judged(Fast, Flow() with { P99 = Sure(0.001, double.NaN) }).Outcome.ShouldBe(Outcome.NotSure);

    [Fact]
    public void Judge_FlowWithoutRequests_SaysSo()
    {
        var verdict = Judged(Fast, Flow() with { Arrived = 0 });
        verdict.Outcome.ShouldBe(Outcome.NotSure);
        verdict.Reason.ShouldBe("no request came");
    }

    [Fact]
    public void Judge_Availability_IsComponentsUpTimesRequestsAnswered()
    {
        var verdict = Judged(Available, Flow());
        verdict.Actual.Value.ShouldBe(0.99985 * 0.9999, 1e-12);
        verdict.Outcome.ShouldBe(Outcome.Met);
        verdict.Reason.ShouldBe("25 % of the error budget used; components up 99.985 % × answered 99.99 %");
    }

    [Fact]
    public void Judge_AvailabilityOfSeveralComponents_NamesTheOneThatIsDownMost()
    {
        var estimate = Estimate(Figure("web availability", "availability", Quantity.Share(0.9999), ""), Figure("urls availability", "availability", Quantity.Share(0.9995), ""));
        ObjectiveJudge.Judge(Available, new Evidence(Design(), estimate, SteadyRun(), null)).Reason.ShouldContain("(least: urls, 99.95 %)");
    }

    [Fact]
    public void Judge_AvailabilityInAnExperiment_CountsRequestsOnly()
    {
        var evidence = new Evidence(Design(), Estimate(), SteadyRun(), Experiment("flush", 0, Series(0.02)));
        ObjectiveJudge.Judge(Available, evidence).Actual.Value.ShouldBe(0.9999, 1e-12);
    }

    [Fact]
    public void Judge_Cost_ComesFromTheEstimate()
    {
        var verdict = Judged(Cheap, Flow());
        verdict.Outcome.ShouldBe(Outcome.Met);
        verdict.Reason.ShouldBe("69 % below; from the estimate");
    }

    [Theory]
    [InlineData(0, Outcome.Met)]
    [InlineData(3, Outcome.NotMet)]
    public void Judge_Oversold_IsExact(long oversold, Outcome expected)
    {
        var slo = Slo("room oversold = 0", "room", SloMetric.Oversold, Comparison.Exactly, Quantity.Number(0));
        var run = SteadyRun() with { Stocks = [new StockResult("room", 500, oversold, 2, 0)] };
        ObjectiveJudge.Judge(slo, new Evidence(Design(), Estimate(), run, null)).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData(59, Outcome.Met)]
    [InlineData(61, Outcome.NotMet)]
    [InlineData(double.PositiveInfinity, Outcome.NotMet)]
    public void Judge_Recovery_IsTheSlowestFlow(double seconds, Outcome expected)
    {
        var slo = Slo("recovers within 60 s", null, SloMetric.Recovery, Comparison.AtMost, Quantity.Duration(60));
        ObjectiveJudge.Judge(slo, new Evidence(Design(), Estimate(), SteadyRun(), Experiment("kill", seconds, Series(0.02)))).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData(60, Outcome.Met)]
    [InlineData(25, Outcome.NotSure)]
    [InlineData(15, Outcome.NotMet)]
    public void Judge_BackUnderWithin_IsKnownToAWindow(double within, Outcome expected)
    {
        // The fault ends at 20 s; the last bad window of 10 s ends at 50 s: back after 30 ± 10 s.
        var slo = Fast with { Within = Quantity.Duration(within) };
        var evidence = new Evidence(Design(), Estimate(), SteadyRun(), Experiment("flush", 30, Series(0.02, 0.3, 0.3, 0.2, 0.15, 0.02, 0.02)));
        ObjectiveJudge.Judge(slo, evidence).Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Judge_NeverBack_IsNotMet()
    {
        var slo = Fast with { Within = Quantity.Duration(1000) };
        var evidence = new Evidence(Design(), Estimate(), SteadyRun(), Experiment("flush", double.PositiveInfinity, Series(0.02, 0.3, 0.3)));
        ObjectiveJudge.Judge(slo, evidence).Outcome.ShouldBe(Outcome.NotMet);
    }

    [Fact]
    public void Judge_ErrorsOfTheWholeSystem_IsTheWorstFlow()
    {
        var slo = Slo("errors < 1 %", null, SloMetric.Errors, Comparison.Below, Quantity.Share(0.01));
        var run = SteadyRun() with { Flows = [Flow(), Flow("shorten") with { ErrorShare = Sure(0.02, 0.001) }] };
        var verdict = ObjectiveJudge.Judge(slo, new Evidence(Design(), Estimate(), run, null));
        verdict.Outcome.ShouldBe(Outcome.NotMet);
        verdict.Reason.ShouldEndWith("worst: shorten");
    }

    private static SloVerdict Judged(Slo slo, FlowResult flow) =>
        ObjectiveJudge.Judge(slo, new Evidence(Design(slo), Estimate(), SteadyRun() with { Flows = [flow] }, null));
}
