using System.Collections.Immutable;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Adds up the time of a flow along its steps: in sequence, by choice, at once; slots held by what runs inside.</summary>
/// <param name="design">The design.</param>
/// <param name="times">Time of a visit and of getting in.</param>
/// <param name="inputs">Hit ratios and counts.</param>
internal sealed class FlowTime(Design design, IStepTimes times, TrafficInputs inputs)
{
    /// <summary>TCP, then TLS 1.3: a round trip each.</summary>
    private const int HandshakeRoundTrips = 2;

    private Whereabouts? _here;
    private double _newConnections;
    private double _hostWeight = 1;
    private Moments _afterReply;
    private double _items = 1;

    /// <summary>Time until the last awaited step of a flow is done, and the part of it for which a message of a flow that reads keeps its consumer.</summary>
    public (Moments Time, Moments Held) Of(Flow flow)
    {
        (_here, _newConnections, _items) = (Whereabouts.Of(design, flow), design.Workload.Find(flow.Name)?.NewConnections ?? 0, inputs.Items(flow));
        var held = OfList(flow.HeldSteps, 1, 0);
        return (held.Then(OfList(flow.Steps[flow.HeldSteps.Length..], 1, 0)), held);
    }

    // Weight: how often a request gets here. Batch: further requests of the same kind that its own fan-outs send at the same moment.
    private Moments OfList(ImmutableArray<Step> steps, double weight, double batch)
    {
        var sum = default(Moments);
        for (var i = 0; i < steps.Length && weight > 0; i++)
        {
            if (steps[i] is Reply)
            {
                var share = weight / _hostWeight;
                _afterReply = _afterReply.Then(OfList(steps[(i + 1)..], weight, batch).Repeated(share, share * Math.Max(0, 1 - share)));
                return sum;
            }

            if (steps[i] is Invoke { Calls: null, Component.Kind.HostsLaterSteps: true } host)
            {
                return sum.Then(OfCall(host, steps[(i + 1)..], weight, batch));
            }

            sum = sum.Then(OfStep(steps[i], weight, batch));
        }

        return sum;
    }

    private Moments OfStep(Step step, double weight, double batch)
    {
        switch (step)
        {
            case Invoke call:
                return OfCall(call, call.Calls ?? [], weight, batch);
            case Wait wait:
                return Moments.Of(wait.Time.Mean, wait.Time.SquaredCv);
            case Choose choose:
                return OfChoice(choose, weight, batch);
            case Designs.Parallel { Branches.Length: > 0 } parallel:
                times.Note("joins as independent branches");
                return JoinTime.Of([.. parallel.Branches.Select(b => OfList(b, weight, batch))], parallel.Needed);
            case Repeat { AtOnce: true } fan:
                times.Note("fan-out as batches and independent branches");
                var count = fan.IsPerItem ? _items : inputs.Count(fan.Times);
                var more = count > 0 ? Math.Min(fan.Times.Variance, 1e18) / count + count - 1 : 0;
                var crowd = Math.Max(0, batch * count + more);
                var spread = fan.Steps.OfType<Invoke>().FirstOrDefault() is { } first ? times.SpreadOf(first, crowd, Math.Max(0, more)) : Spread.Nowhere;
                return JoinTime.Of(OfList(fan.Steps, weight * count, crowd), count, spread);
            case Repeat repeat:
                var often = repeat.IsPerItem ? _items : inputs.Count(repeat.Times);
                return OfList(repeat.Steps, weight * often, batch).Repeated(often, repeat.Times.Variance);
            case Batch gathered:
                var size = inputs.BatchSize(gathered);
                _items = size * gathered.Overlap;
                var work = OfList(gathered.Steps, weight / size, batch);
                _items = 1;
                return gathered.Queue is null ? times.OfGathering(gathered, weight).Then(work) : work;
            case Async detached:
                OfList(detached.Steps, weight, batch);
                return default;
            default:
                return default;
        }
    }

    // Of those requests that go on: a way that ends in a failure has no time that anybody would count.
    private Moments OfChoice(Choose choose, double weight, double batch)
    {
        var ways = choose.Ways.Select(w => (Share: inputs.Value(w.Share), GoOn: Attempts.Survival(w.Steps), Time: OfList(w.Steps, weight * inputs.Value(w.Share), batch))).ToArray();
        var left = 1 - ways.Sum(w => w.Share * (1 - w.GoOn));
        return Moments.OneOf(ways.Select(w => (left > 0 ? w.Share * w.GoOn / left : w.Share, w.Time)));
    }

    // What follows a reply keeps the slot, but is no part of what the caller waits for.
    private Moments OfCall(Invoke call, ImmutableArray<Step> hosted, double weight, double batch)
    {
        var outer = (_hostWeight, _afterReply);
        (_hostWeight, _afterReply) = (weight, default);
        var whole = OfWhole(call, hosted, weight, batch);
        var answer = _afterReply == default ? whole : whole.Without(_afterReply);
        (_hostWeight, _afterReply) = outer;
        return OfTries(call, hosted, answer, weight, batch).Then(OfAnswer(call, weight, batch));
    }

    // Of those requests that go on: some only after tries that failed, some after what is done instead.
    private Moments OfTries(Invoke call, ImmutableArray<Step> hosted, Moments answer, double weight, double batch)
    {
        var (before, pauses) = Attempts.FailedBefore(call);
        if (before > 0)
        {
            answer = answer.Then(OfOne(call, batch).Repeated(before, before)).Then(new Moments(pauses, pauses * pauses, 0, 0));
        }

        var own = Attempts.Failure(call);
        var inside = (1 - own) * (1 - Attempts.Survival(hosted));
        if (call.OnError is not { } instead || own + inside == 0)
        {
            return answer;
        }

        var rest = OfList(instead, weight * (own + inside), batch);
        var goOn = Attempts.Survival(instead);
        var all = 1 - ((own + inside) * (1 - goOn));
        return all == 0 ? answer : Moments.OneOf(
        [
            ((1 - own - inside) / all, answer),
            (own * goOn / all, OfFailed(call, batch).Then(rest)),
            (inside * goOn / all, answer.Part(Attempts.ReachedAtFailure(hosted, s => MeanTime.Of(design, [s], inputs, _items))).Then(rest)),
        ]);
    }

    private Moments OfOne(Invoke call, double batch) => times.OfVisit(call, isRead: false, 0, batch);

    private Moments OfFailed(Invoke call, double batch)
    {
        var retries = call.Options?.Retries ?? 0;
        var pauses = Enumerable.Range(1, retries).Sum(k => Attempts.PauseBefore(call.Options!, k));
        return new Moments(pauses, 0, 0, 0).Then(OfOne(call, batch).Repeated(retries + 1, 0));
    }

    private Moments OfWhole(Invoke call, ImmutableArray<Step> hosted, double weight, double batch)
    {
        var isHeld = call.Component.Plan.Concurrency is not null;
        var (here, newConnections) = (_here!, _newConnections);
        (_here, var places, var roundTrip, var variance) = here.Ask(call.Component, call.Component.Plan.WritesAtFirst && call.Operation.Writes);
        _newConnections = places.Length > 0 ? 0 : newConnections;
        if (isHeld)
        {
            times.BeginEntry(call);
        }

        var busy = 0.0;
        var inside = default(Moments);
        if (call.Update is { } update)
        {
            var read = FlowWalk.ReadOf(call, update).Timing;
            busy += read.Busy?.Mean ?? 0;
            inside = times.OfVisit(call, isRead: true, weight, batch).Then(OfList(update.While, weight, batch));
        }

        busy = call.Component.Plan.Stretch * (busy + (call.TimingOf(_items).Busy?.Mean ?? 0));
        inside = inside.Then(times.OfVisit(call, isRead: false, weight, batch));
        inside = call.Update is { Locking: Locking.Pessimistic } ? times.OfLock(call, inside) : inside;
        inside = inside.Then(OfList(hosted, weight, batch));
        inside = inside.Then(_afterReply);
        var all = isHeld ? times.OfEntry(call, weight, busy, inside) : inside;
        (_here, _newConnections) = (here, newConnections);
        return all.Then(new Moments(roundTrip * (1 + (places.Length > 0 ? newConnections * HandshakeRoundTrips : 0)), variance, 0, 0));
    }

    private Moments OfAnswer(Invoke call, double weight, double batch)
    {
        if (call.Component.Kind is not CacheKind || (call.OnMiss.IsEmpty && call.OnHit.IsEmpty))
        {
            return default;
        }

        var data = FlowWalk.DataOf(design, call);
        var hit = Math.Clamp(inputs.HitRatio(call.Component, data), 0, 1);
        var fetch = inputs.FetchShareOf(call.Component, data);
        var fetched = OfList(call.OnMiss, weight * fetch, batch);
        var shared = Math.Max(0, 1 - hit - fetch);
        if (shared > 0)
        {
            times.Note("waits for somebody else's fetch as the rest of one");
        }

        return Moments.OneOf([(fetch, fetched), (shared, fetched.Rest()), (hit, OfList(call.OnHit, weight * hit, batch))]);
    }
}
