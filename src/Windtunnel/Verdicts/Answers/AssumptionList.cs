using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Verdicts;

/// <summary>What a verdict rests on that nobody typed, in sentences.</summary>
internal static class AssumptionList
{
    private sealed record Assumed(string Subject, string What, string Source);

    public static ImmutableArray<string> Build(Design design, SimulationResult simulation, IEnumerable<ExperimentResult> experiments)
    {
        var assumed = Workload(design).Concat(Data(design)).Concat(Components(design)).Concat(Repairs(design));
        var defaults = assumed
            .GroupBy(a => (a.What, a.Source))
            .Select(g => $"{string.Join(", ", g.Select(a => a.Subject).Distinct(StringComparer.Ordinal))}: {g.Key.What} ({g.Key.Source}).");
        // What several experiments assume is said once.
        var notes = experiments
            .SelectMany(e => e.Result.Notes.Except(simulation.Notes).Select(n => (e.Experiment, Note: Without(n, e.Experiment))))
            .GroupBy(n => n.Note, n => n.Experiment)
            .Select(g => $"{string.Join(", ", g.Distinct(StringComparer.Ordinal))}: {g.Key}");
        return [.. simulation.Notes, .. notes, .. defaults];
    }

    private static string Without(string note, string experiment) => note.StartsWith($"{experiment}: ", StringComparison.Ordinal) ? note[(experiment.Length + 2)..] : note;

    private static IEnumerable<Assumed> Components(Design design) =>
        from component in design.Components
        from key in component.Kind.Shape.Keys
        let source = component.Settings.FindAny(key)?.Provenance as Provenance.Default
        where source is not null && component.Kind.Concerns(component, key)
        select new Assumed(component.Name, $"{key.Name} {key.DefaultText}", source.Source);

    private static IEnumerable<Assumed> Repairs(Design design) =>
        design.Components.SelectMany(c => new[]
        {
            Of(c.Name, "mttr", c.Repair.Mttr), c.Plan.Replicas > 1 ? Of(c.Name, "common cause", c.Repair.CommonCause) : null,
        }).OfType<Assumed>();

    private static IEnumerable<Assumed> Data(Design design) =>
        design.Data.SelectMany(d => new[]
        {
            Of(d.Name, "size", d.Size), Of(d.Name, "keys", d.Keys), Of(d.Name, "keep", d.Keep), Of(d.Name, "popularity", d.Popularity), Of(d.Name, "stock", d.Stock),
        }).OfType<Assumed>();

    private static IEnumerable<Assumed> Workload(Design design) =>
        design.Workload.Loads.SelectMany(l => l switch
        {
            OpenLoad { Schedule: { } job } => [Of(l.Flow, "while running", job.WhileRunning)],
            OpenLoad open => new[] { Of(open.Flow, "rate", open.Rate), Of(open.Flow, "peak", open.Peak) },
            ClosedLoad closed => [Of(closed.Flow, "users", closed.Users), Of(closed.Flow, "think time", closed.Think)],
            _ => [],
        }).OfType<Assumed>()
        .Concat(design.Flows.SelectMany(f => new[] { Of(f.Name, "request size", f.RequestSize), Of(f.Name, "response size", f.ResponseSize) }).OfType<Assumed>());

    private static Assumed? Of<T>(string subject, string what, Setting<T>? setting) =>
        setting is { Provenance: Provenance.Default source } ? new Assumed(subject, $"{what} {Print(setting.Value)}", source.Source)
        : setting is { Provenance: Provenance.Inferred inferred } ? new Assumed(subject, $"{what} {Print(setting.Value)}", inferred.Reason)
        : null;

    private static string Print<T>(T value) => value is Quantity quantity ? Human.Format(quantity) : $"{value}";
}
