using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;
using Parallel = Windtunnel.Designs.Parallel;

namespace Windtunnel.Estimation.Demands;

/// <summary>Walks a flow and counts, per request, what it asks of whom: shares of choices, repeats, cache misses.</summary>
/// <remarks>
/// Nothing breaks here: what fails is what the `errors` of components make fail, where that is more than the digits of an estimate; with its retries, and `on error` and
/// `fail` after them. Nothing is sold out, and no update meets another.
/// </remarks>
/// <param name="flow">The flow.</param>
/// <param name="hitRatio">Share of a `get` that is answered.</param>
/// <param name="fetchShare">Share of a `get` that runs the steps on a miss.</param>
/// <param name="batchSize">Mean requests of a batch.</param>
/// <param name="together">Requests that a component works for at once.</param>
/// <param name="items">Requests that the whole flow works for, where it is a job; else 1.</param>
internal sealed class DemandWalk(Flow flow, Func<Invoke, Term> hitRatio, Func<Invoke, Term> fetchShare, Func<Batch, double> batchSize, Func<Component, double> together, double items)
{
    /// <summary>Share of requests below which what fails is not worth a factor.</summary>
    private const double FailureMin = 1e-3;

    private double _items = items;
    private int _carers;
    private readonly ImmutableArray<Visit>.Builder _visits = ImmutableArray.CreateBuilder<Visit>();

    /// <summary>Share of the requests that come through, once the visits were counted; in [0, 1].</summary>
    public double Left { get; private set; } = 1;

    /// <summary>Every operation, in the order of the steps.</summary>
    public ImmutableArray<Visit> Visits()
    {
        _visits.Clear();
        Left = Walk(flow.Steps, []);
        return _visits.ToImmutable();
    }

    /// <returns>Share of the requests that go on after the steps.</returns>
    private double Walk(ImmutableArray<Step> steps, ImmutableArray<Term> times)
    {
        var left = 1.0;
        for (var i = 0; i < steps.Length; i++)
        {
            var here = Of(times, left);
            if (steps[i] is Invoke { Calls: null, Component.Kind.HostsLaterSteps: true, OnError: not null } host && _carers++ < FlowWalk.CarersMax)
            {
                return left * Call(host, here, new Hosting(steps, i + 1), steps[(i + 1)..]);
            }

            left *= Walk(steps, i, here);
        }

        return left;
    }

    private double Walk(ImmutableArray<Step> steps, int index, ImmutableArray<Term> times)
    {
        switch (steps[index])
        {
            case Invoke call:
                return Call(call, times, HostedBy(call, steps, index), call.Calls ?? []);
            case Choose choose:
                return 1 - Shares.Of(flow, choose).Sum(w => w.Share.Nominal * (1 - Walk(w.Steps, times.Add(w.Share))));
            case Parallel parallel:
                var branches = parallel.Branches.Aggregate(1.0, (all, branch) => all * Walk(branch, times));
                return parallel.Needed == parallel.Branches.Length ? branches : 1;
            case Batch batch:
                var gathered = batchSize(batch);
                _items = gathered * batch.Overlap;
                var done = Walk(batch.Steps, times.Add(Shares.OfBatch(gathered)));
                _items = 1;
                return done;
            case Repeat { IsPerItem: true } repeat:
                return Math.Pow(Walk(repeat.Steps, Of(times.Add(Shares.ItemsOf(_items)), Attempts.TurnsBegun(repeat, _items))), _items);
            case Repeat repeat:
                return Math.Pow(Walk(repeat.Steps, Of(times.Add(Shares.TimesOf(flow, repeat)), Attempts.TurnsBegun(repeat, repeat.Times.Mean))), repeat.Times.Mean);
            case Async detached:
                Walk(detached.Steps, times);
                return 1;
            case GiveUp:
                return 0;
            default:
                return 1;
        }
    }

    /// <returns>Share of the requests that go on after the call, or after what is done instead.</returns>
    private double Call(Invoke call, ImmutableArray<Term> times, Hosting hosting, ImmutableArray<Step> hosted)
    {
        var (tries, passed) = (Attempts.Tries(call), 1 - Attempts.Failure(call));
        var tried = tries - 1 < FailureMin ? times : times.Add(new Fixed(tries, Dimension.Number, $"{Human.Format(tries, Dimension.Number, 3)} tries"));
        var count = Arithmetic.Product(Dimension.Number, tried);
        if (call.Update is { } update)
        {
            var read = call.Component.Kind.FindOperation("read") ?? call.Operation;
            _visits.Add(new Visit(flow, call, read, update.ReadTime, count, hosting));
            Walk(update.While, times);
        }

        _visits.Add(new Visit(flow, call, call.Operation, call.Time, count, hosting)
        {
            Items = call.Component.Plan.Batch is null ? _items : 1,
            Together = together(call.Component),
        });
        var well = passed * Walk(hosted, Of(times, passed));
        if (call.OnError is { } instead && 1 - well >= FailureMin)
        {
            well += (1 - well) * Walk(instead, times.Add(Shares.Failing(1 - well)));
        }

        if (call.OnMiss.IsEmpty && call.OnHit.IsEmpty)
        {
            return well;
        }

        var hits = IsGet(call) ? hitRatio(call) : Fixed.One;
        var misses = IsGet(call) ? fetchShare(call) : Arithmetic.Rest(hits);
        var onHit = Walk(call.OnHit, Of(times, well).Add(hits));
        return well * ((hits.Nominal * onHit) + ((1 - hits.Nominal) * Walk(call.OnMiss, Of(times, well).Add(misses))));
    }

    private static ImmutableArray<Term> Of(ImmutableArray<Term> times, double left) => 1 - left < FailureMin ? times : times.Add(Shares.GoingOn(left));

    private static Hosting HostedBy(Invoke call, ImmutableArray<Step> steps, int index) =>
        call.Calls is { } calls ? new Hosting(calls, 0)
        : call.Component.Kind.HostsLaterSteps ? new Hosting(steps, index + 1)
        : new Hosting([], 0);

    internal static bool IsGet(Invoke call) => call.Component.Kind is CacheKind && call.Operation.Name == "get";
}
