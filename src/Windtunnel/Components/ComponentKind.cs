using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>
/// A kind of component: the narrow waist of Windtunnel. Every tool asks a kind these few questions and nothing else, so a new
/// kind is one folder and one line in <see cref="ComponentKinds"/>.
/// </summary>
public abstract class ComponentKind
{
    /// <summary>The words after `kind:`.</summary>
    public abstract string Name { get; }

    /// <summary>What it stands for, in a sentence.</summary>
    public abstract string About { get; }

    /// <summary>What may be written under a component of this kind.</summary>
    public abstract Shape Shape { get; }

    /// <summary>What it can be asked to do; the first is meant when a step names only the component.</summary>
    public abstract ImmutableArray<Operation> Operations { get; }

    /// <summary>How it looks in a drawing.</summary>
    public abstract Symbol Symbol { get; }

    /// <summary>Whether steps written after it in a list run while it waits for them, its concurrency slot held.</summary>
    public virtual bool HostsLaterSteps => false;

    /// <summary>Whether the value of a key decides anything, given the others; a default that does not is not worth a line.</summary>
    public virtual bool Concerns(Component component, Key key) => true;

    /// <summary>How it behaves in a run.</summary>
    public abstract StationPlan Plan(Component component);

    /// <summary>The time of one operation at an idle component.</summary>
    /// <param name="component">A component of this kind.</param>
    /// <param name="operation">One of <see cref="Operations"/>.</param>
    /// <param name="typed">The time typed at the step, which replaces the component's own; null for none.</param>
    public abstract Timing Timing(Component component, Operation operation, Distribution? typed);

    /// <summary>What running it needs, priced per month by the price table.</summary>
    /// <param name="component">A component of this kind.</param>
    /// <param name="load">What a steady load asks of it.</param>
    public abstract IEnumerable<CostItem> Costs(Component component, ComponentLoad load);

    /// <summary>The operation of that name, or null.</summary>
    public Operation? FindOperation(string name) =>
        Operations.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.Ordinal));

    public override string ToString() => Name;
}
