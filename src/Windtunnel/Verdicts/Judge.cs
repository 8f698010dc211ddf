using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>Turns what was estimated, solved and simulated into a verdict.</summary>
public static class Judge
{
    /// <summary>Judges every objective, names the bottleneck and the smallest change that helps, and lists what it all rests on.</summary>
    /// <param name="design">The design.</param>
    /// <param name="estimate">Its envelope.</param>
    /// <param name="analytic">Its queueing network, at the load that was simulated.</param>
    /// <param name="simulation">Its steady state.</param>
    /// <param name="experiments">Its experiments; those that were not run are not judged.</param>
    /// <param name="trial">How a change is tried before it is suggested, with the options of <paramref name="simulation"/>.</param>
    public static Verdict Decide(
        Design design,
        Estimate estimate,
        AnalyticResult analytic,
        SimulationResult simulation,
        IReadOnlyList<ExperimentResult> experiments,
        Trial trial)
    {
        var steady = design.Requirements.Slos.Select(s => ObjectiveJudge.Judge(s, new Evidence(design, estimate, simulation, null))).ToList();
        var disturbed = experiments.SelectMany(e =>
            (design.Experiments.FirstOrDefault(x => x.Name == e.Experiment)?.Expect ?? []).Select(s => ObjectiveJudge.Judge(s, new Evidence(design, estimate, simulation, e))));
        var hypotheses = experiments.SelectMany(e => (design.Experiments.FirstOrDefault(x => x.Name == e.Experiment)?.Steady ?? []).Select(s => Hypothesis(s, e))).ToList();
        var failing = steady.Where(v => v.Outcome is not Outcome.Met).ToList();
        var bottleneck = BottleneckFinder.Find(design, simulation, analytic, failing, trial);
        var slos = steady.Concat(disturbed).ToList();
        return new Verdict(
            slos.TrueForAll(v => v.Outcome is Outcome.Met) && hypotheses.TrueForAll(h => h.IsMet) && estimate.Expectations.All(e => e.IsMet),
            [.. slos],
            bottleneck,
            AnswerBuilder.Build(estimate, analytic, simulation),
            AssumptionList.Build(design, simulation, experiments)) { Steady = [.. hypotheses], Months = MonthForecast.Of(design, simulation), Limits = ModelLimits.Of(design) };

        SteadyVerdict Hypothesis(Slo slo, ExperimentResult experiment)
        {
            return new SteadyVerdict(experiment.Experiment, In(experiment.Before), In(experiment.During), In(experiment.After));

            SloVerdict In(ImmutableArray<FlowResult> flows) => ObjectiveJudge.Judge(slo, new Evidence(design, estimate, simulation, experiment with { FaultWindow = flows }));
        }
    }

    /// <summary>Judges one objective on the steady state.</summary>
    public static SloVerdict Decide(Slo slo, Design design, Estimate estimate, SimulationResult simulation) =>
        ObjectiveJudge.Judge(slo, new Evidence(design, estimate, simulation, null));
}
