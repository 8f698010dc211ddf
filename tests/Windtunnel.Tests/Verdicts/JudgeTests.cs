using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Units;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Tests.Verdicts;

public sealed class JudgeTests
{
    [Fact]
    public void Decide_EveryObjectiveMet_IsMet() => Decide(Design(Fast, Available, Cheap), Estimate()).IsMet.ShouldBeTrue();

    [Fact]
    public void Decide_OneObjectiveNotSure_IsNotMet() =>
        Decide(Design(Fast with { Target = Quantity.Duration(0.0184) }), Estimate()).IsMet.ShouldBeFalse();

    [Fact]
    public void Decide_ExpectedFigureNotReproduced_IsNotMet()
    {
        var expectation = new Expectation("cost", Quantity.MoneyRate(20_000), 0.16, "a book", Here);
        Decide(Design(Fast), Estimate() with { Expectations = [new ExpectationResult(expectation, 12_400, -0.38, false)] }).IsMet.ShouldBeFalse();
    }

    [Fact]
    public void Decide_ObjectiveOfAnExperiment_IsJudgedOnTheExperiment()
    {
        var design = Design(Fast) with { Experiments = [new Experiment("flush", [], [Fast], null, Here)] };
        var slow = Experiment("flush", 10, Series(0.02)) with { FaultWindow = [Flow() with { P99 = Sure(0.3, 0.01) }] };
        var verdict = Judge.Decide(design, Estimate(), Analytic(), SteadyRun(), [slow], NoTrial);
        verdict.Slos.Select(s => (s.Experiment, s.Outcome)).ShouldBe([(null, Outcome.Met), ("flush", Outcome.NotMet)]);
        verdict.IsMet.ShouldBeFalse();
    }

    [Fact]
    public void Decide_Defaults_AreListedWithTheirSource()
    {
        var assumptions = Decide(Design(Fast), Estimate()).Assumptions;
        assumptions.ShouldContain("redirect: peak 2 x (Xu vol. 1, ch. 2).");
        assumptions.ShouldContain(a => a.StartsWith("urls: replicas 3 (", StringComparison.Ordinal));
        assumptions.ShouldNotContain(a => a.Contains("instances 12", StringComparison.Ordinal), "what was typed is no assumption");
    }

    [Fact]
    public void Decide_NotesOfExperiments_AreSaidOnce()
    {
        var runs = new[] { "flush", "kill" }.Select(name => Experiment(name, 0, Series(0.02)) is var e ? e with { Result = e.Result with { Notes = ["Dead is dead.", $"{name}: shortened."] } } : null!).ToList();
        var assumptions = Judge.Decide(Design(), Estimate(), Analytic(), SteadyRun(), runs, NoTrial).Assumptions;
        assumptions.ShouldContain("flush, kill: Dead is dead.");
        assumptions.ShouldContain("flush, kill: shortened.");
    }

    [Fact]
    public void Decide_SimulationFarFromTheNetwork_IsAFindingWithAReason()
    {
        var run = SteadyRun() with { Flows = [Flow() with { Mean = Sure(0.0093, 0.0001), ErrorShare = Sure(0.05, 0.001) }] };
        var answer = Judge.Decide(Design(), Estimate(), Analytic(), run, [], NoTrial).Answers.Single(a => a.Quantity == "redirect mean");
        answer.Disagrees.ShouldBeTrue();
        answer.Reason.ShouldBe("requests fail or are tried again, of which the network knows the components' own errors only");
    }

    [Fact]
    public void Decide_SimulationJustOutsideItsInterval_IsChanceAmongThirtyFigures()
    {
        // 3.1 ms by formula, within 5 %; 3.37 ± 0.1 ms is 0.115 ms beyond that.
        var run = SteadyRun() with { Flows = [Flow() with { Mean = Sure(0.00337, 0.0001) }] };
        Judge.Decide(Design(), Estimate(), Analytic(), run, [], NoTrial).Answers.ShouldAllBe(a => !a.Disagrees);
        var far = SteadyRun() with { Flows = [Flow() with { Mean = Sure(0.00347, 0.0001) }] };
        Judge.Decide(Design(), Estimate(), Analytic(), far, [], NoTrial).Answers.ShouldContain(a => a.Disagrees);
    }

    [Fact]
    public void Decide_SimulationCloseToTheNetwork_IsNoFinding() =>
        Decide(Design(), Estimate()).Answers.Where(a => a.Disagrees).ShouldBeEmpty();

    internal static Trial NoTrial { get; } = new(_ => Analytic(), _ => SteadyRun());

    private static Verdict Decide(Design design, Estimate estimate) => Judge.Decide(design, estimate, Analytic(), SteadyRun(), [], NoTrial);
}
