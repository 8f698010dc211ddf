using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>One step of a flow. Steps in a list run one after the other.</summary>
/// <param name="Where">Where it is written.</param>
public abstract record Step(SourceSpan Where);

/// <summary>Asks a component to do something and waits for it.</summary>
/// <param name="Component">Who is asked.</param>
/// <param name="Operation">What for.</param>
/// <param name="Data">Which data set it is about; null for none.</param>
/// <param name="Time">Time typed at the step; null for the component's own.</param>
/// <param name="Options">Timeout, retries and the like; null when the step has none.</param>
/// <param name="Calls">Steps that run on this component's behalf, its slot held, before it answers; null when not written: a service then hosts the steps after it in its list.</param>
/// <param name="OnMiss">For `get`: steps that run when the key is not in the cache.</param>
/// <param name="OnHit">For `get`: steps that run when it is.</param>
/// <param name="OnError">Steps that run instead of failing; null when a failure is the caller's failure.</param>
/// <param name="Update">For `update` of a row: how two at once are kept apart; null otherwise.</param>
public sealed record Invoke(
    SourceSpan Where,
    Component Component,
    Operation Operation,
    DataSet? Data,
    Distribution? Time,
    CallOptions? Options,
    ImmutableArray<Step>? Calls,
    ImmutableArray<Step> OnMiss,
    ImmutableArray<Step> OnHit,
    ImmutableArray<Step>? OnError,
    RowUpdate? Update) : Step(Where)
{
    /// <summary>Time it takes when nothing waits.</summary>
    public Timing Timing => Component.Kind.Timing(Component, Operation, Time);

    /// <summary>How urgent it is, 1 to 9; null: as urgent as its flow.</summary>
    public int? Priority { get; init; }

    /// <summary>What each request of the batch it works for adds to the time that holds a server; null for nothing.</summary>
    public Distribution? Each { get; init; }

    /// <summary>What each request adds to the time of a batch that the component itself makes; else what <see cref="Each"/> says.</summary>
    public Distribution? PerItem => Each ?? Component.Plan.Batch?.Each;

    /// <summary>Time it takes when nothing waits, for so many requests at once; of a component that makes batches itself that of one alone.</summary>
    /// <param name="items">Requests of the batch it works for; ≥ 1.</param>
    public Timing TimingOf(double items) => Batch.Add(Timing, PerItem, Component.Plan.Batch is null ? items : 1);

    /// <summary>What one request takes of the time of a batch that the component makes.</summary>
    /// <param name="together">Requests of such a batch; ≥ 1.</param>
    public Timing ShareOf(double together) => Batch.Add(Timing, PerItem, together).Stretched(1 / together);

    /// <summary>As the user would say it: "urls read url".</summary>
    public string Label => string.Join(' ', new[] { Component.Name, Operation.Name, Data?.Name ?? "" }.Where(s => s.Length > 0));
}

/// <summary>Waits without asking anybody.</summary>
public sealed record Wait(SourceSpan Where, Distribution Time) : Step(Where);

/// <summary>Answers the caller of the service on whose behalf the steps run, or the user, and goes on: what follows is its second phase, which nobody waits for.</summary>
public sealed record Reply(SourceSpan Where) : Step(Where);

/// <summary>Ends the request as failed.</summary>
public sealed record GiveUp(SourceSpan Where) : Step(Where);

/// <summary>Goes one of several ways, by chance.</summary>
/// <param name="Ways">The ways; shares sum to 1, an unwritten rest does nothing.</param>
public sealed record Choose(SourceSpan Where, ImmutableArray<Way> Ways) : Step(Where);

/// <summary>One way of a <see cref="Choose"/>.</summary>
/// <param name="Share">How likely; in [0, 1].</param>
public sealed record Way(Setting<Quantity> Share, ImmutableArray<Step> Steps);

/// <summary>Does several things at the same time and goes on when enough are done.</summary>
/// <param name="Needed">How many must be done; 1 for any, the number of branches for all.</param>
public sealed record Parallel(SourceSpan Where, ImmutableArray<ImmutableArray<Step>> Branches, int Needed) : Step(Where);

/// <summary>Does the same a number of times: one after the other, or (fan-out) all at the same time with other keys.</summary>
/// <param name="Times">How often; rounded to a whole number ≥ 0.</param>
/// <param name="AtOnce">All at the same time, going on when all are done.</param>
public sealed record Repeat(SourceSpan Where, Distribution Times, bool AtOnce, ImmutableArray<Step> Steps) : Step(Where)
{
    /// <summary>Whether it is done once for each request of the batch it is in, whatever <see cref="Times"/> says.</summary>
    public bool IsPerItem { get; init; }
}

/// <summary>Starts steps and does not wait for them; their outcome is nobody's failure.</summary>
public sealed record Async(SourceSpan Where, ImmutableArray<Step> Steps) : Step(Where);
