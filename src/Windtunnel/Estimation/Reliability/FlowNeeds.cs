using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;
using Parallel = Windtunnel.Designs.Parallel;

namespace Windtunnel.Estimation.Reliability;

/// <summary>Walks a flow for what must be up if a request is to succeed.</summary>
/// <remarks>
/// Asynchronous steps, and what follows a reply, are nobody's failure. A step with `on error` succeeds when it or its fallback does. Retries do not help against a part
/// that is down. What is repeated needs the same components each time.
/// </remarks>
/// <param name="flow">The flow.</param>
/// <param name="hitRatio">Share of a `get` that is answered.</param>
internal sealed class FlowNeeds(Flow flow, Func<Invoke, Term> hitRatio)
{
    private readonly List<Need> _parts = [];

    /// <summary>What a request may need, by the index of its bit in <see cref="Needs"/>. A part refers to earlier ones only.</summary>
    public IReadOnlyList<Need> Parts => _parts;

    public Needs Find() => Of(flow.Steps, 0);

    private Needs Of(ImmutableArray<Step> steps, int first)
    {
        // From the end, because a service that hosts what follows it answers for that, too.
        var rest = Needs.Nothing;
        for (var i = steps.Length - 1; i >= first; i--)
        {
            rest = steps[i] is Reply ? Needs.Nothing : steps[i] is Invoke call ? Call(call, rest) : Both(Of(steps[i]), rest);
        }

        return rest;
    }

    private Needs Call(Invoke call, Needs following)
    {
        var isHost = call.Component.Kind.HostsLaterSteps && call.Calls is null;
        var attempt = Both(Both(Up(call.Component), Of(call.Calls ?? [], 0)), Of(call.Update?.While ?? [], 0));
        attempt = isHost ? Both(attempt, following) : attempt;
        var answered = Both(attempt, Answered(call));
        if (call.OnError is { } fallback)
        {
            var saved = Of(fallback, 0);
            answered = answered + saved - Both(attempt, saved);
        }

        return isHost ? answered : Both(answered, following);
    }

    private Needs Answered(Invoke call)
    {
        if (call.OnMiss.IsEmpty && call.OnHit.IsEmpty)
        {
            return Needs.Nothing;
        }

        var hits = DemandWalk.IsGet(call) ? hitRatio(call) : Fixed.One;
        return Of(call.OnHit, 0).Times(hits) + Of(call.OnMiss, 0).Times(Arithmetic.Rest(hits));
    }

    private Needs Of(Step step) => step switch
    {
        Choose choose => Of(choose),
        Parallel { Branches.Length: > 0 } parallel => AtLeast(Math.Clamp(parallel.Needed, 1, parallel.Branches.Length), [.. parallel.Branches.Select(b => Of(b, 0))]),
        Repeat { Times.Mean: > 0 } repeat => Of(repeat.Steps, 0),
        Batch batch => Of(batch.Steps, 0),
        _ => Needs.Nothing,
    };

    private Needs Of(Choose choose)
    {
        var ways = Shares.Of(flow, choose).ToList();
        var unchosen = Arithmetic.Rest(Arithmetic.Sum(Dimension.Share, ways.Select(w => w.Share)));
        return ways.Aggregate(Needs.Nothing.Times(unchosen), (sum, way) => sum + Of(way.Steps, 0).Times(way.Share));
    }

    /// <summary>Probability that so many of the branches succeed: exactly j of the first i, branch by branch.</summary>
    private Needs AtLeast(int needed, ImmutableArray<Needs> branches)
    {
        if (needed == branches.Length)
        {
            return branches.Aggregate(Needs.Nothing, Both);
        }

        var exactly = new List<Needs> { Needs.Nothing };
        foreach (var branch in branches)
        {
            var next = exactly.Select(e => e - Both(e, branch)).ToList();
            next.Add(Both(exactly[^1], branch));
            for (var j = 1; j < exactly.Count; j++)
            {
                next[j] += Both(exactly[j - 1], branch);
            }

            exactly = next;
        }

        return exactly.Skip(needed + 1).Aggregate(exactly[needed], (a, b) => a + b);
    }

    private Needs Up(Component component)
    {
        var index = _parts.FindIndex(p => p.Component?.Name == component.Name);
        return Needs.Of(index >= 0 ? index : Add(new Need(component, null)));
    }

    /// <summary>Both must succeed. Where that becomes too long to write down, the shorter is taken as a part of its own, independent of all others.</summary>
    private Needs Both(Needs a, Needs b)
    {
        if (!Needs.IsTooLong(a, b))
        {
            return a * b;
        }

        return a * Needs.Of(Add(new Need(null, b)));
    }

    private int Add(Need part)
    {
        _parts.Add(part);
        return _parts.Count - 1;
    }
}
