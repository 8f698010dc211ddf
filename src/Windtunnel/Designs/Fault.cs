using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>Something that goes wrong, or a change of load.</summary>
/// <param name="Text">As written.</param>
/// <param name="Where">Where it is written.</param>
/// <param name="For">How long it lasts [s]; null until the end of the run, or once where it has no length.</param>
public abstract record Fault(string Text, SourceSpan Where, Quantity? For)
{
    /// <summary>How long after its time it begins to matter [s]; ≥ 0.</summary>
    public virtual double After => 0;
}

/// <summary>Something that goes wrong with a component.</summary>
/// <param name="Component">The component.</param>
public abstract record ComponentFault(string Text, SourceSpan Where, Quantity? For, Component Component) : Fault(Text, Where, For)
{
    /// <summary>Whether it does something to instances, so that the component must be laid out as such.</summary>
    public virtual bool IsAtInstances => true;

    /// <summary>Whether requests fail of it.</summary>
    public virtual bool IsFatal => false;
}

/// <summary>Instances stop answering; work on them fails; they come back after <see cref="Fault.For"/>.</summary>
public sealed record Kill(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => true;
}

/// <summary>Instances, the first ones, take requests and answer none until it is over.</summary>
public sealed record Hang(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => true;
}

/// <summary>Everything that instances, the first ones, do takes <paramref name="Factor"/> times as long.</summary>
public sealed record Slow(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances, double Factor) : ComponentFault(Text, Where, For, Component);

/// <summary>Every answer of a component comes later.</summary>
/// <param name="By">How much later [s].</param>
public sealed record Delay(string Text, SourceSpan Where, Quantity? For, Component Component, double By) : ComponentFault(Text, Where, For, Component);

/// <summary>A share of the requests to a component never reaches it.</summary>
public sealed record Lose(string Text, SourceSpan Where, Quantity? For, Component Component, double Share) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => true;
}

/// <summary>A share of the operations of instances, the first ones, fails.</summary>
public sealed record Fail(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances, double Share) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => true;
}

/// <summary>The disks of a store are full, so that it refuses writes.</summary>
public sealed record Fill(string Text, SourceSpan Where, Quantity? For, Component Component) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => true;
}

/// <summary>A share of what instances, the first ones, answer is wrong, without an error.</summary>
public sealed record Corrupt(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances, double Share) : ComponentFault(Text, Where, For, Component);

/// <summary>Clocks of instances, the first ones, run back, so that these refuse to give out ids until time has caught up.</summary>
/// <param name="For">How long they refuse [s].</param>
/// <param name="Ahead">How long the clocks ran ahead before they were set right [s]; 0 when they were set back at once.</param>
public sealed record Skew(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances, double Ahead) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => true;

    public override double After => Ahead;
}

/// <summary>Instances are replaced by new ones, so many at a time; those of a batch get no requests, and the next batch follows when they are back.</summary>
/// <param name="For">How long all of it takes [s].</param>
/// <param name="Batch">Instances replaced at a time.</param>
/// <param name="EachSeconds">How long a batch is out [s].</param>
public sealed record Deploy(string Text, SourceSpan Where, Quantity? For, Component Component, int Batch, double EachSeconds) : ComponentFault(Text, Where, For, Component)
{
    /// <summary>Batches, the last perhaps smaller.</summary>
    public int Batches => (Component.Plan.Instances + Batch - 1) / Batch;

    // While all are replaced at once nobody is there.
    public override bool IsFatal => Batch >= Component.Plan.Instances;
}

/// <summary>Another version does a share of a component's operations.</summary>
/// <param name="Factor">How many times as long they take.</param>
/// <param name="Errors">Share of them that fails.</param>
public sealed record Canary(string Text, SourceSpan Where, Quantity? For, Component Component, double Share, double Factor, double Errors) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsFatal => Errors > 0;
}

/// <summary>A cache forgets everything.</summary>
public sealed record Flush(string Text, SourceSpan Where, Component Component) : ComponentFault(Text, Where, null, Component)
{
    public override bool IsAtInstances => false;
}

/// <summary>Nobody reads a queue.</summary>
public sealed record StopConsumers(string Text, SourceSpan Where, Quantity? For, Component Component) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsAtInstances => false;
}

/// <summary>Consumers of a log die, so many of every flow that reads it; they come back after <see cref="Fault.For"/>.</summary>
public sealed record KillConsumers(string Text, SourceSpan Where, Quantity? For, Component Component, int Consumers) : ComponentFault(Text, Where, For, Component)
{
    public override bool IsAtInstances => false;
}

/// <summary>More, or less, traffic; of one flow or of all open loads.</summary>
public sealed record Traffic(string Text, SourceSpan Where, Quantity? For, string? Flow, double Factor) : Fault(Text, Where, For);

/// <summary>A share of the requests comes twice; of one flow or of all.</summary>
public sealed record Duplicate(string Text, SourceSpan Where, Quantity? For, string? Flow, double Share) : Fault(Text, Where, For);

/// <summary>Everything that stands in a place dies, and comes back after <see cref="Fault.For"/>.</summary>
public sealed record LosePlace(string Text, SourceSpan Where, Quantity? For, string Place) : Fault(Text, Where, For);

/// <summary>The instances in one zone die, of every component or of those that stand in one place.</summary>
/// <param name="Place">The place; null for all.</param>
public sealed record LoseZone(string Text, SourceSpan Where, Quantity? For, string? Place) : Fault(Text, Where, For);

/// <summary>Links are cut: what is sent over them waits until they are whole again.</summary>
/// <param name="Links">Each by where it begins and ends.</param>
public sealed record CutLinks(string Text, SourceSpan Where, Quantity? For, ImmutableArray<(string From, string To)> Links) : Fault(Text, Where, For);

/// <summary>Links lose a share of what is sent over them, which is sent again.</summary>
public sealed record DropOnLinks(string Text, SourceSpan Where, Quantity? For, ImmutableArray<(string From, string To)> Links, double Share) : Fault(Text, Where, For);

/// <summary>The way over links takes longer.</summary>
/// <param name="Seconds">By how much, each direction named [s]; ≥ 0.</param>
public sealed record DetourLinks(string Text, SourceSpan Where, Quantity? For, ImmutableArray<(string From, string To)> Links, double Seconds) : Fault(Text, Where, For);
