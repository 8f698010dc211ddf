using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Components.RateLimiter;

namespace Windtunnel.Designs.Visits;

/// <summary>Walks a flow and counts how often one request asks each component, on average, when nothing breaks.</summary>
/// <remarks>
/// A choice counts by its shares, a repeat or fan-out by its mean, a get by its hit ratio, every branch of a parallel step in full, since the
/// branches nobody needs any more still cost. What a rate limiter turns away does not take the steps after it, nor does what fails by the `errors` of a component: it takes those under `on error`, and ends where
/// nothing stands there or these end in `fail`. Retries count as far as the errors of the component itself cause them; what timeouts and full queues make fail, and `on sold out`, count nothing.
/// </remarks>
public sealed class FlowWalk
{
    /// <summary>Services of a flow that take care of what fails behind them, at most; a list of more is walked as if these did not.</summary>
    internal const int CarersMax = 200;

    private readonly Design _design;
    private readonly TrafficInputs _inputs;
    private readonly ImmutableArray<StepVisit>.Builder _visits = ImmutableArray.CreateBuilder<StepVisit>();
    private readonly List<(Batch Batch, double Times)> _batches = [];
    private Whereabouts _here;
    private double _items;
    private ImmutableArray<Invoke> _missed = [];
    private int _carers;

    private FlowWalk(Design design, Flow flow, TrafficInputs inputs) =>
        (_design, _inputs, _here, _items) = (design, inputs, Whereabouts.Of(design, flow), inputs.Items(flow));

    /// <summary>The operations that one request of a flow asks for, in the order written. What its messages cause belongs to the flow that reads them.</summary>
    /// <param name="design">The design.</param>
    /// <param name="flow">One of its flows.</param>
    /// <param name="inputs">Hit ratios, and which point of a range is meant.</param>
    public static ImmutableArray<StepVisit> Of(Design design, Flow flow, TrafficInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(inputs);
        var walk = new FlowWalk(design, flow, inputs);
        walk.Walk(flow.Steps, 1, true);
        return walk._visits.ToImmutable();
    }

    /// <summary>The batches that requests of a flow come to, and how often each does.</summary>
    /// <param name="design">The design.</param>
    /// <param name="flow">One of its flows.</param>
    /// <param name="inputs">Hit ratios, and which point of a range is meant.</param>
    internal static IReadOnlyList<(Batch Batch, double Times)> BatchesOf(Design design, Flow flow, TrafficInputs inputs)
    {
        var walk = new FlowWalk(design, flow, inputs);
        walk.Walk(flow.Steps, 1, true);
        return walk._batches;
    }

    /// <summary>The data set a step is about: the one it names, else the only one its component holds; null when there is none to tell.</summary>
    public static DataSet? DataOf(Design design, Invoke step)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(step);
        var isAboutData = step.Operation.Data != DataUse.None;
        return step.Data ?? (isAboutData && step.Component.Holds.Length == 1 ? design.FindData(step.Component.Holds[0]) : null);
    }

    /// <summary>The read that an update of a row begins with.</summary>
    public static (Operation Operation, Timing Timing) ReadOf(Invoke step, RowUpdate update)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(update);
        var read = step.Component.Kind.FindOperation("read") ?? step.Operation;
        return (read, step.Component.Kind.Timing(step.Component, read, update.ReadTime));
    }

    /// <returns>Share of the requests that go on after the steps: a limiter ends the others.</returns>
    private double Walk(ImmutableArray<Step> steps, double times, bool isAwaited)
    {
        var left = 1.0;
        for (var i = 0; i < steps.Length; i++)
        {
            // Where it stands in no place it hosts what follows without moving anybody, and a long list need not nest; unless it takes care of what fails there.
            if (steps[i] is Invoke { Calls: null, Component.Kind.HostsLaterSteps: true } host && (!host.Component.Placement.Places.IsEmpty || (host.OnError is not null && _carers++ < CarersMax)))
            {
                return left * Ask(host, times * left, isAwaited, steps[(i + 1)..]);
            }

            left *= Walk(steps[i], times * left, isAwaited);
            isAwaited &= steps[i] is not Reply;
        }

        return left;
    }

    private double Walk(Step step, double times, bool isAwaited)
    {
        switch (step)
        {
            case Invoke invoke:
                return Ask(invoke, times, isAwaited, invoke.Calls ?? []);
            case Choose choose:
                var ended = 0.0;
                foreach (var way in choose.Ways)
                {
                    var share = Math.Clamp(_inputs.Value(way.Share), 0, 1);
                    ended += share * (1 - Walk(way.Steps, times * share, isAwaited));
                }

                return 1 - ended;
            case Parallel parallel:
                var together = 1.0;
                foreach (var branch in parallel.Branches)
                {
                    together *= Walk(branch, times, isAwaited);
                }

                return parallel.Needed == parallel.Branches.Length ? together : 1;
            case Repeat repeat:
                // Each turn, each part of a fan-out asks for keys of its own.
                var count = repeat.IsPerItem ? _items : Math.Max(0, _inputs.Count(repeat.Times));
                var missed = _missed;
                _missed = [];
                var passed = Math.Pow(Walk(repeat.Steps, times * count * Attempts.TurnsBegun(repeat, count), isAwaited), count);
                _missed = missed;
                return passed;
            case GiveUp:
                return 0;
            case Batch batch:
                _batches.Add((batch, times));
                var gathered = _inputs.BatchSize(batch);
                _items = gathered * batch.Overlap;
                var done = Walk(batch.Steps, times / gathered, isAwaited);
                _items = 1;
                return done;
            case Async detached:
                Walk(detached.Steps, times, isAwaited: false);
                return 1;
            default:
                return 1;
        }
    }

    private double Ask(Invoke step, double times, bool isAwaited, ImmutableArray<Step> hosted)
    {
        var left = 1.0;
        var data = DataOf(_design, step);
        var asked = times * Attempts.Of(step);
        var passed = 1 - Attempts.Failure(step);
        var here = _here;
        var isAtFirst = step.Component.Plan.WritesAtFirst && step.Operation.Writes;
        (_here, var shares, _, _) = here.Ask(step.Component, isAtFirst);
        var crossing = here.Crossing(step.Component, isAtFirst);
        if (step.Update is { } update)
        {
            var (operation, readTime) = ReadOf(step, update);
            _visits.Add(new StepVisit(step, operation, data, readTime, asked, isAwaited) { PlaceShares = shares, Missed = _missed });
            left = Walk(update.While, asked, isAwaited);
        }

        var timing = step.Component.Plan.Batch is null ? step.TimingOf(_items) : step.ShareOf(_inputs.Together(step.Component));
        _visits.Add(new StepVisit(step, step.Operation, data, timing, asked * left, isAwaited) { PlaceShares = shares, Crossing = crossing, Missed = _missed });
        left *= step.Component.Kind is RateLimiterKind ? Math.Clamp(_inputs.PassedShare(step.Component, data), 0, 1) : 1;
        left *= passed * Walk(hosted, times * Attempts.Copies(step) * left * passed, isAwaited);
        _here = here;
        var failing = step.OnError is null ? 0 : 1 - (passed * Attempts.Survival(hosted));
        if (failing > 0)
        {
            left += failing * Walk(step.OnError!.Value, times * failing, isAwaited);
        }

        if (step.Component.Kind is CacheKind && (step.OnMiss.Length > 0 || step.OnHit.Length > 0))
        {
            var hit = Math.Clamp(_inputs.HitRatio(step.Component, data), 0, 1);
            var before = _missed;
            _missed = before.Add(step);
            var missed = Walk(step.OnMiss, times * left * _inputs.FetchShareOf(step.Component, data), isAwaited);
            _missed = before;
            left *= (1 - hit) * missed + hit * Walk(step.OnHit, times * left * hit, isAwaited);
        }

        return left;
    }
}
