using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;
using Parallel = Windtunnel.Designs.Parallel;

namespace Windtunnel.Estimation.Demands;

/// <summary>Mean time of steps until the answer, when nothing waits and nothing fails.</summary>
/// <remarks>
/// Of steps done at the same time the slowest mean is taken, which is a lower bound: the mean of the slowest is longer where times vary.
/// </remarks>
/// <param name="flow">The flow the steps belong to.</param>
/// <param name="hitRatio">Share of a `get` that is answered.</param>
/// <param name="gathering">Mean requests of a batch, and how long each waits for the others [s].</param>
/// <param name="items">Requests that the whole flow works for, where it is a job; else 1.</param>
internal sealed class IdleTime(Flow flow, Func<Invoke, Term> hitRatio, Func<Batch, (double Size, double Wait)> gathering, double items)
{
    private static readonly Term nothing = new Fixed(0, Dimension.Duration);

    private readonly Dictionary<ImmutableArray<Step>, Term[]> _rests = [];
    private double _items = items;

    /// <summary>Mean time of the steps, one after the other [s].</summary>
    /// <param name="steps">A list of steps as the design holds it.</param>
    /// <param name="first">Index of the first that counts; 0 to their number.</param>
    public Term Of(ImmutableArray<Step> steps, int first = 0)
    {
        if (first >= steps.Length)
        {
            return nothing;
        }

        if (!_rests.TryGetValue(steps, out var rests))
        {
            rests = Rests(steps);
            _rests.Add(steps, rests);
        }

        return rests[first];
    }

    /// <summary>The time from each step on. Each is built on the next, because every service of a long list asks for what follows it.</summary>
    private Term[] Rests(ImmutableArray<Step> steps)
    {
        Term[] own = [.. steps.Select(Of)];
        var rests = new Term[own.Length];
        var rest = nothing;
        for (var i = own.Length - 1; i >= 0; i--)
        {
            rest = steps[i] is Reply ? nothing : own[i] is Fixed { IsZero: true } ? rest : rest is Fixed { IsZero: true } ? own[i] : Chain(own, i, rest);
            _ = rest.Nominal;
            _ = rest.Samples;
            rests[i] = rest;
        }

        return rests;
    }

    private static Formula Chain(Term[] own, int first, Term rest) => new(
        Dimension.Duration,
        [own[first], rest],
        () => Words.Join(" + ", Binding.Sum, [.. own.Skip(first).Where(t => t is not Fixed { IsZero: true })]),
        static p => p[0] + p[1],
        Binding.Sum);

    private Term Of(Step step) => step switch
    {
        Invoke call => Of(call),
        Wait wait => Uncertain.Mean($"{flow.Name} wait", wait.Time, new Provenance.Typed(wait.Where)),
        Choose choose => Arithmetic.Sum(Dimension.Duration, Shares.Of(flow, choose).Select(w => Part(w.Share, w.Steps))),
        Parallel { Branches.Length: > 0 } parallel => Arithmetic.NthLeast(
            Dimension.Duration, Math.Clamp(parallel.Needed, 1, parallel.Branches.Length), [.. parallel.Branches.Select(b => Of(b))]),
        Batch batch => Of(batch),
        Repeat { IsPerItem: true } each => each.AtOnce ? Of(each.Steps) : Part(Shares.ItemsOf(_items), each.Steps),
        Repeat { AtOnce: true } fan => fan.Times.Mean > 0 ? Of(fan.Steps) : nothing,
        Repeat repeat => Part(Shares.TimesOf(flow, repeat), repeat.Steps),
        _ => nothing,
    };

    private Term Of(Batch batch)
    {
        var (size, wait) = gathering(batch);
        _items = size * batch.Overlap;
        var work = Of(batch.Steps);
        _items = 1;
        return Arithmetic.Sum(Dimension.Duration, new Fixed(wait, Dimension.Duration, $"{Human.Format(wait, Dimension.Duration, 3)} to gather"), work);
    }

    private Term Of(Invoke call)
    {
        var parts = new List<Term> { OfOperation(call, call.Operation, call.Time), Of(call.Calls ?? []) };
        if (call.Update is { } update)
        {
            parts.Add(OfOperation(call, call.Component.Kind.FindOperation("read") ?? call.Operation, update.ReadTime));
            parts.Add(Of(update.While));
        }

        if (!call.OnMiss.IsEmpty || !call.OnHit.IsEmpty)
        {
            var hits = DemandWalk.IsGet(call) ? hitRatio(call) : Fixed.One;
            parts.Add(Part(hits, call.OnHit));
            parts.Add(Part(Arithmetic.Rest(hits), call.OnMiss));
        }

        return Arithmetic.Sum(Dimension.Duration, parts);
    }

    private Term OfOperation(Invoke call, Operation operation, Distribution? time) =>
        new Visit(flow, call, operation, time, Fixed.One, new Hosting([], 0)) { Items = call.Component.Plan.Batch is null ? _items : 1 }.Idle;

    private Term Part(Term share, ImmutableArray<Step> steps) => Arithmetic.Product(Dimension.Duration, share, Of(steps));
}
