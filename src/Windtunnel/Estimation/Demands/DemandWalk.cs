using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;
using Parallel = Windtunnel.Designs.Parallel;

namespace Windtunnel.Estimation.Demands;

/// <summary>Walks a flow and counts, per request, what it asks of whom: shares of choices, repeats, cache misses.</summary>
/// <remarks>Nothing fails here: no retries, no fallbacks, nothing sold out, no update that meets another.</remarks>
/// <param name="flow">The flow.</param>
/// <param name="hitRatio">Share of a `get` that is answered.</param>
/// <param name="fetchShare">Share of a `get` that runs the steps on a miss.</param>
/// <param name="batchSize">Mean requests of a batch.</param>
/// <param name="together">Requests that a component works for at once.</param>
/// <param name="items">Requests that the whole flow works for, where it is a job; else 1.</param>
internal sealed class DemandWalk(Flow flow, Func<Invoke, Term> hitRatio, Func<Invoke, Term> fetchShare, Func<Batch, double> batchSize, Func<Component, double> together, double items)
{
    private double _items = items;
    private readonly ImmutableArray<Visit>.Builder _visits = ImmutableArray.CreateBuilder<Visit>();

    /// <summary>Every operation, in the order of the steps.</summary>
    public ImmutableArray<Visit> Visits()
    {
        _visits.Clear();
        Walk(flow.Steps, []);
        return _visits.ToImmutable();
    }

    private void Walk(ImmutableArray<Step> steps, ImmutableArray<Term> times)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            switch (steps[i])
            {
                case Invoke call:
                    Call(call, times, HostedBy(call, steps, i));
                    break;
                case Choose choose:
                    foreach (var (share, way) in Shares.Of(flow, choose))
                    {
                        Walk(way, times.Add(share));
                    }

                    break;
                case Parallel parallel:
                    foreach (var branch in parallel.Branches)
                    {
                        Walk(branch, times);
                    }

                    break;
                case Batch batch:
                    var gathered = batchSize(batch);
                    _items = gathered * batch.Overlap;
                    Walk(batch.Steps, times.Add(Shares.OfBatch(gathered)));
                    _items = 1;
                    break;
                case Repeat { IsPerItem: true } repeat:
                    Walk(repeat.Steps, times.Add(Shares.ItemsOf(_items)));
                    break;
                case Repeat repeat:
                    Walk(repeat.Steps, times.Add(Shares.TimesOf(flow, repeat)));
                    break;
                case Async detached:
                    Walk(detached.Steps, times);
                    break;
            }
        }
    }

    private void Call(Invoke call, ImmutableArray<Term> times, Hosting hosted)
    {
        var count = Arithmetic.Product(Dimension.Number, times);
        if (call.Update is { } update)
        {
            var read = call.Component.Kind.FindOperation("read") ?? call.Operation;
            _visits.Add(new Visit(flow, call, read, update.ReadTime, count, hosted));
            Walk(update.While, times);
        }

        _visits.Add(new Visit(flow, call, call.Operation, call.Time, count, hosted)
        {
            Items = call.Component.Plan.Batch is null ? _items : 1,
            Together = together(call.Component),
        });
        Walk(call.Calls ?? [], times);
        if (call.OnMiss.IsEmpty && call.OnHit.IsEmpty)
        {
            return;
        }

        var hits = IsGet(call) ? hitRatio(call) : Fixed.One;
        Walk(call.OnHit, times.Add(hits));
        Walk(call.OnMiss, times.Add(IsGet(call) ? fetchShare(call) : Arithmetic.Rest(hits)));
    }

    private static Hosting HostedBy(Invoke call, ImmutableArray<Step> steps, int index) =>
        call.Calls is { } calls ? new Hosting(calls, 0)
        : call.Component.Kind.HostsLaterSteps ? new Hosting(steps, index + 1)
        : new Hosting([], 0);

    internal static bool IsGet(Invoke call) => call.Component.Kind is CacheKind && call.Operation.Name == "get";
}
