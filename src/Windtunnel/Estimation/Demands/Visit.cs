using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Demands;

/// <summary>An operation a flow asks of a component, and how often.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step that asks.</param>
/// <param name="Operation">What is asked; an `update` is a read and a write.</param>
/// <param name="Time">Time typed at the step; null for the component's own.</param>
/// <param name="Times">Mean operations per request of the flow [–].</param>
/// <param name="Hosted">Steps that run on the component's behalf, its slot held.</param>
internal sealed record Visit(Flow Flow, Invoke Step, Operation Operation, Distribution? Time, Term Times, Hosting Hosted)
{
    private Term? _busy;
    private Term? _idle;

    /// <summary>Requests of the batch that it works for; ≥ 1.</summary>
    public double Items { get; init; } = 1;

    /// <summary>Requests that the component works for at once, where it makes batches; ≥ 1.</summary>
    public double Together { get; init; } = 1;

    public Component Component => Step.Component;

    /// <summary>Mean time that holds a server [s].</summary>
    public Term Busy => _busy ??= Ask("busy", static t => t.Busy?.Mean ?? 0, Together);

    /// <summary>Mean time that holds a server for each request of a full batch, where the component makes batches [s].</summary>
    public Term BusyInFull => Ask("busy in full batches", static t => t.Busy?.Mean ?? 0, Component.Plan.Batch?.Most ?? 1);

    /// <summary>Mean time at an idle component [s].</summary>
    public Term Idle => _idle ??= Ask("time", static t => t.Mean, 1);

    private Term Ask(string word, Func<Timing, double> part, double together)
    {
        var inputs = Time is null ? [] : Uncertain.Inputs($"{Step.Label} time", Time, new Language.Provenance.Typed(Step.Where), Operation.Name);
        var name = string.Join(' ', new[] { Component.Name, Operation.Name, word }.Where(w => w.Length > 0));
        return Answer.Of(
            Component,
            Dimension.Duration,
            () => $"{Operation.Name} time of {Component.Name}{(together > 1 ? $" for {Human.Format(together, Dimension.Number, 3)} ÷ {Human.Format(together, Dimension.Number, 3)}" : "")}".TrimStart(),
            (component, times) => part(Batch.Add(component.Kind.Timing(component, Operation, Time is null ? null : Uncertain.Resolve(Time, times.ToArray())), Operation == Step.Operation ? Step.PerItem : null, Math.Max(Items, together))) / together,
            [.. inputs]).Named(name);
    }
}
