using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Times of the steps of one flow, and a record of who holds which slots for how long.</summary>
/// <param name="model">The design as stations.</param>
/// <param name="flow">Index of the flow.</param>
/// <param name="round">Rates, waits and slots; waits are null when nothing is to wait.</param>
internal sealed class StepTimes(PassModel model, int flow, PassRound round) : IStepTimes
{
    /// <summary>Error of the wait that slots, and batches, add, as a share of it.</summary>
    /// <remarks>Measured by AgreementTests: slots within 2 % of the whole; of batches see JoinTime.</remarks>
    private const double AddedError = 0.5;

    /// <summary>Error of the time to gather where arrivals are not quite Poisson, as a share of it.</summary>
    private const double GatheringError = 0.1;

    /// <summary>Error of the response of batches that are served together, as a share of it; held by ModelServerTests.</summary>
    private const double ServedError = 0.25;

    /// <summary>Share of a time below which what an approximation adds is not worth a word.</summary>
    private const double NoteMin = 1e-6;

    private readonly Stack<(Component Host, Inside Inside)> _entries = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    /// <summary>What was approximated.</summary>
    public IEnumerable<string> Notes => _notes;

    /// <summary>The worst method among the stations visited.</summary>
    public (double Error, string Method) Worst { get; private set; } = (-1, "no queue");

    public void Note(string approximation) => _notes.Add(approximation);

    // Spread like the time to the end of something that all of them wait for: even.
    public Moments OfGathering(Batch batch, double weight)
    {
        Note(batch.Late is null ? "batches of Poisson arrivals" : "windows as if events came at once");
        var wait = BatchSizes.Wait(model.Design.Flows[flow], batch, round.Rates[flow] * weight);
        return new Moments(wait, wait * wait / 3, wait, GatheringError * wait);
    }

    public void BeginEntry(Invoke call) => _entries.Push((call.Component, new Inside(model.Network.Sites.Count)));

    public Moments OfVisit(Invoke call, bool isRead, double weight, double batch)
    {
        if (call.Component.Kind is RateLimiterKind && call.Component.Settings.Get(RateLimiterKind.Algorithm).Value == LimitAlgorithm.LeakyBucket)
        {
            Note("without the waits at a leaky bucket");
        }

        if (call.Component.Plan.Batch is { } served)
        {
            return OfServed(call, served, weight);
        }

        var v = model.VisitOf(call, isRead);
        return OfFlush(v).Then(OfReplicas(call, v, weight, batch));
    }

    // Time at one replica, or until as many as are needed have answered.
    private Moments OfReplicas(Invoke call, int v, double weight, double batch)
    {
        var one = OfOne(v, weight, batch);
        var plan = call.Component.Plan;
        var writes = model.Visits[v].Operation.Writes;
        var needed = plan.Replicas == 1 || plan.Replication is null ? 0 : writes ? plan.Replication.WritesNeeded : plan.Replication.ReadsNeeded;
        if (needed == 0)
        {
            return one;
        }

        Note("replicas asked at once as independent");
        var asked = Math.Min(plan.Replicas, plan.InstancesAsked(writes));
        return JoinTime.Of([.. Enumerable.Repeat(one, asked)], Math.Min(needed, asked));
    }

    // Each shard flushes one log, which all writes of it wait for.
    private Moments OfFlush(int v)
    {
        if (model.Visits[v].Timing.Flush is not { } flush)
        {
            return default;
        }

        if (round.Waits is null)
        {
            return Of(flush);
        }

        var component = model.Visits[v].Component;
        var (shards, isShared) = (component.Plan.Shards, component.Plan.SharesFlushes);
        var writes = new double[shards];
        foreach (var other in model.Visits.Where(w => w.Component.Name == component.Name && w.Timing.Flush is not null))
        {
            var rate = round.Rates[other.FlowIndex] * other.Visit.Times;
            for (var s = 0; s < shards && double.IsFinite(rate); s++) writes[s] += rate * ShareOf(other, s);
        }

        double mean = 0, square = 0;
        for (var s = 0; s < shards; s++)
        {
            var wait = isShared ? 0 : Analysis.MG1.MeanWait(writes[s], flush.Mean, flush.SquaredCv);
            var alone = flush.Variance + (wait > 0 ? wait * wait * ((2 / Math.Min(1, writes[s] * flush.Mean)) - 1) : 0);
            var (response, variance) = isShared ? Analysis.GroupCommit.Response(writes[s], flush.Mean, flush.SquaredCv) : (flush.Mean + wait, alone);
            mean += ShareOf(model.Visits[v], s) * response;
            square += ShareOf(model.Visits[v], s) * (variance + (response * response));
        }

        if (!isShared)
        {
            round.Logs[component.Name] = writes.Max() * flush.Mean;
        }

        Note(isShared ? "flushes of a log as a bulk queue" : "flushes of a log as M/G/1");
        return new Moments(mean, double.IsInfinity(mean) ? mean : Math.Max(0, square - (mean * mean)), mean - flush.Mean, 0);

        double ShareOf(FlowVisit visit, int shard) => model.ShardsOf(visit, shards) is { } shares ? shares[shard] : 1.0 / shards;
    }

    // Time at one instance; where several are asked at once, at one of them.
    private Moments OfOne(int v, double weight, double batch)
    {
        var timing = model.Visits[v].Timing;
        var time = Of(timing.Busy).Then(Of(timing.Delay));
        if (round.Waits is not { } waits || timing.Busy is null)
        {
            return time;
        }

        var sites = model.SitesOf(model.Visits[v].Component);
        var asked = sites.Sum(i => model.Network.Sites[i].Count * model.Network.Sites[i].Awaited[v]);
        double mean = 0, square = 0, doubt = 0;
        foreach (var i in sites)
        {
            var site = model.Network.Sites[i];
            var share = site.Count * site.Awaited[v] / asked;
            if (!(share > 0))
            {
                continue;
            }

            var utilisation = Math.Min(1, waits.Solution.Values.Utilisation[model.Network.StationOf(i)]);
            var wait = waits.OfVisit(i, v);
            Remember(v, i, weight, timing.Busy.Mean, wait.Mean);
            var crowd = batch > 0 && utilisation < 1 ? Crowd.Of(batch * site.Awaited[v], utilisation, timing.Busy.Mean / site.Servers, timing.Busy.SquaredCv) : default;
            mean += share * (wait.Mean + crowd.Mean);
            square += share * (wait.Variance + wait.Mean * wait.Mean + crowd.SquareOn(wait.Mean));
            doubt += share * (Math.Min(wait.Error * (wait.Mean + timing.Busy.Mean), Math.Max(wait.Mean, wait.MeanMax)) + AddedError * crowd.Mean);
            if (wait.Error > Worst.Error)
            {
                Worst = (wait.Error, wait.Method);
            }
        }

        return time.Then(new Moments(mean, double.IsInfinity(mean) ? mean : Math.Max(0, square - mean * mean), mean, double.IsInfinity(mean) ? 0 : doubt));
    }

    // What varies about the time of a batch lengthens waits as it does at a queue without batches.
    private Moments OfServed(Invoke call, BatchPlan plan, double weight)
    {
        var alone = call.TimingOf(1);
        if (round.Waits is null)
        {
            return Of(alone.Busy);
        }

        var (wait, _, service) = round.Served(call.Component);
        wait *= 1 + alone.Busy!.SquaredCv;
        Note("batches of one accelerator with Poisson arrivals");
        var v = model.VisitOf(call, isRead: false);
        foreach (var i in model.SitesOf(call.Component))
        {
            Remember(v, i, weight, service, wait);
        }

        // Batches of several accelerators, and with time to gather some that leave others behind, are not quite what the formula is for.
        var error = plan.WithinSeconds > 0 || call.Component.Plan.Instances > 1 || alone.Busy.SquaredCv > 0 ? ServedError : 0;
        return new Moments(wait + service, double.IsFinite(wait) ? (wait * wait / 3) + (alone.Busy.SquaredCv * service * service) : wait, wait, double.IsFinite(wait) ? error * (wait + service) : 0);
    }

    public Moments OfLock(Invoke call, Moments held)
    {
        if (round.Waits is null || !(held.Mean > 0) || !double.IsFinite(held.Mean))
        {
            return held;
        }

        // Users who wait for a lock ask for nothing meanwhile, which queues of Poisson requests know nothing of.
        if (model.Users.Any(u => u > 0))
        {
            Note("without waits for row locks");
            return held;
        }

        var updates = model.LocksLike(call).Sum(v => round.Rates[v.FlowIndex] * v.Visit.Times);
        if (!double.IsFinite(updates))
        {
            return held;
        }

        var rows = model.RowsOf(call.Data!);
        var patience = call.Update!.LockTimeout?.Value.Nominal ?? double.PositiveInfinity;
        var (wait, square) = rows.Wait(updates, held.Mean, held.Variance / (held.Mean * held.Mean), patience);
        if (double.IsInfinity(patience))
        {
            var load = rows.LoadOfHottest(updates, held.Mean);
            round.LockedRows[call.Component.Name] = Math.Max(load, round.LockedRows.GetValueOrDefault(call.Component.Name));
        }

        if (wait > NoteMin * held.Mean)
        {
            Note("row locks as queues of their own");
        }

        return held.Then(new Moments(wait, double.IsInfinity(wait) ? wait : Math.Max(0, square - (wait * wait)), wait, double.IsInfinity(wait) ? 0 : AddedError * wait));
    }

    public Spread SpreadOf(Invoke call, double batch, double own)
    {
        var v = model.VisitOf(call, isRead: false);
        if (model.Visits[v].Timing is not { Busy: { } busy } timing || round.Waits is null)
        {
            return Spread.Nowhere;
        }

        var sites = model.SitesOf(model.Visits[v].Component).Select(i => model.Network.Sites[i]).ToArray();
        var asked = sites.Sum(s => s.Count * s.Awaited[v]);
        var squares = sites.Sum(s => s.Count * s.Awaited[v] * s.Awaited[v]);
        var variance = OfOne(v, 0, batch).Variance - Of(timing.Delay).Variance;
        if (!(squares > 0) || !double.IsFinite(variance))
        {
            return Spread.Nowhere;
        }

        var instances = Math.Max(1, asked * asked / squares);
        return new Spread(instances, busy.Mean / sites[0].Servers, busy.SquaredCv, own / instances, Math.Max(0, variance));
    }

    public Moments OfEntry(Invoke call, double weight, double busySeconds, Moments inside)
    {
        var v = model.VisitOf(call, isRead: false);
        inside = call.Component.Plan.ColdStart is { } start ? WithStarts(call.Component, start, inside) : inside;
        var held = Held(call, busySeconds, inside);
        var elsewhere = new Inside(model.Network.Sites.Count);
        elsewhere.Add(_entries.Pop().Inside, 1 / weight);
        var added = 0.0;
        foreach (var i in model.SitesOf(call.Component))
        {
            var site = model.Network.Sites[i];
            var rate = round.Rates[flow] * weight * site.Awaited[v];
            round.Entries[i].Add(rate, busySeconds, held, inside, elsewhere);
            if (model.Users[flow] > 0 && model.Visits[v].Visit.IsAwaited)
            {
                round.Entries[i].AddUsers(flow, rate, model.Users[flow] * Math.Min(1, site.Awaited[v]));
            }

            added += site.Awaited[v] > 0 ? site.Count * site.Awaited[v] * round.Added[i] : 0;
        }

        if (added == 0 || round.Waits is null)
        {
            return inside;
        }

        if (added > NoteMin * inside.Mean)
        {
            Note("limited slots as a flow-equivalent server");
        }

        var goesByPriority = call.Component.Plan.GoesByPriority;
        if (goesByPriority)
        {
            Note("slots as if all were equally urgent");
        }

        return inside.Then(new Moments(added, added * added, added, double.IsInfinity(added) ? 0 : (goesByPriority ? 1 : AddedError) * added));
    }

    // Part of the requests finds nothing warm, whatever else they do.
    private Moments WithStarts(Component function, ColdStart start, Moments inside)
    {
        if (round.Waits is null || !double.IsFinite(inside.Mean))
        {
            return inside;
        }

        Note("cold starts as first passages, as if times were exponential");
        var rate = model.Visits.Where(v => v.Component.Name == function.Name).Sum(v => round.Rates[v.FlowIndex] * v.Visit.Times);
        var cold = ColdStarts.Probability(rate, inside.Mean, start.Time.Mean, start.KeepSeconds, function.Plan.Concurrency ?? int.MaxValue);
        return inside.Then(Moments.OneOf([(cold, Of(start.Time))]));
    }

    // Work that a request waits for belongs to every slot it holds at that time.
    private void Remember(int visit, int site, double weight, double busySeconds, double waitSeconds)
    {
        if (weight > 0 && model.Visits[visit].Visit.IsAwaited && double.IsFinite(waitSeconds))
        {
            var here = model.Network.Sites[site];
            foreach (var (_, inside) in _entries.Where(e => e.Host != here.Component))
            {
                inside.Add(site, weight * here.Awaited[visit] * busySeconds, weight * here.Count * here.Awaited[visit] * (busySeconds + waitSeconds));
            }
        }
    }

    // What is left of the time inside without computing and waiting for a core.
    private double Held(Invoke call, double busySeconds, Moments inside)
    {
        var own = ServerWait(call, isRead: false) + (call.Update is null ? 0 : ServerWait(call, isRead: true));
        return double.IsInfinity(own) ? 0 : Math.Max(0, inside.Mean - own - busySeconds);
    }

    private double ServerWait(Invoke call, bool isRead)
    {
        var v = model.VisitOf(call, isRead);
        return Math.Max(0, OfReplicas(call, v, 0, 0).Mean - (model.Visits[v].Timing with { Flush = null }).Mean);
    }

    private static Moments Of(Units.Distribution? time) => time is null ? default : Moments.Of(time.Mean, time.SquaredCv);
}
