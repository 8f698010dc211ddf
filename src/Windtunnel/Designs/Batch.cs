using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>Gathers requests and does some steps once for all of them; each goes on when they are done.</summary>
/// <param name="Where">Where it is written.</param>
/// <param name="Size">Requests of a batch at most; ≥ 1.</param>
/// <param name="Within">How long the first waits for others at most; null for as long as no consumer is free.</param>
/// <param name="Steps">What is done once.</param>
/// <param name="Queue">The queue or log whose consumers take messages in batches; null for a step of a flow.</param>
public sealed record Batch(SourceSpan Where, int Size, Setting<Quantity>? Within, ImmutableArray<Step> Steps, Component? Queue = null) : Step(Where)
{
    /// <summary>Every how long it is looked who waits, and one batch taken; null for always.</summary>
    public Setting<Quantity>? Every { get; init; }

    /// <summary>Windows of event time that an event belongs to, where they overlap: each lasts so many times <see cref="Every"/>; ≥ 1.</summary>
    public int Overlap { get; init; } = 1;

    /// <summary>Of a window of event time, one of which ends every <see cref="Every"/>: how long it is kept open after its end; null where it is none.</summary>
    public Setting<Quantity>? Late { get; init; }

    /// <summary>The service whose instances each gather by themselves; null where all requests gather together.</summary>
    /// <param name="flow">The flow it is a step of.</param>
    public Component? HostIn(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return Queue is null && Late is null && TryFind(flow.Steps, null, out var host) ? host : null;
    }

    /// <summary>A timing with what each request of a batch adds to what holds a server.</summary>
    /// <param name="timing">Of the operation.</param>
    /// <param name="each">What each adds [s]; null for nothing.</param>
    /// <param name="items">Requests of the batch; ≥ 1.</param>
    internal static Timing Add(Timing timing, Distribution? each, double items)
    {
        var added = items * (each?.Mean ?? 0);
        return added == 0 ? timing
            : timing.Busy is null && timing.Delay is { } delay ? timing with { Delay = delay.Scale(1 + added / delay.Mean) }
            : timing.Busy is { Mean: > 0 } busy ? timing with { Busy = busy.Scale(1 + added / busy.Mean) }
            : timing with { Busy = new Constant(new Quantity(added, added, Dimension.Duration)) };
    }

    private bool TryFind(ImmutableArray<Step> steps, Component? host, out Component? found)
    {
        found = host;
        foreach (var step in steps)
        {
            if (ReferenceEquals(step, this))
            {
                found = host;
                return true;
            }

            var inner = step is Invoke { Component.Kind.HostsLaterSteps: true } call ? call.Component : host;
            foreach (var list in StepTree.Lists(step))
            {
                if (TryFind(list, step is Invoke { Calls: { } calls } && list == calls ? inner : host, out found))
                {
                    return true;
                }
            }

            host = step is Invoke { Calls: null } ? inner : host;
        }

        return false;
    }
}
