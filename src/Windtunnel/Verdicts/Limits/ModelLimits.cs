using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Components.Function;
using Windtunnel.Components.Models;
using Windtunnel.Components.Queue;
using Windtunnel.Components.Service;
using Windtunnel.Designs;
using Windtunnel.Workloads;

namespace Windtunnel.Verdicts;

/// <summary>What the model is known to leave out. The table of docs/theory/validity.md is this list; `check` prints the lines that matter for a design.</summary>
public static class ModelLimits
{
    public static ImmutableArray<ModelLimit> All { get; } =
    [
        new("people", "arrivals that know nothing of each other, or users who wait", "Nobody reloads a slow page or goes away for good; more errors do not change the load.", d => !d.Workload.Loads.IsEmpty),
        new("a day", "peak, average, or one day at a faster pace", "Weekdays, seasons and growth are not part of a run.", d => !d.Workload.Shape.Factors.IsEmpty),
        new("services", "cores, slots, queues", "Memory, locks and caches inside a process, and the cost of very many threads, are not modelled.", d => Has<ServiceKind>(d)),
        new("scaling", "looks, start-up, cooldown", "Growth is not limited by what a cloud has left, and instances start in the same time each.", d => d.Components.Any(c => c.Plan.Scaling is not null)),
        new("functions", "cold starts, concurrency, price", "A provider's own limits of how fast it starts environments are not modelled, and what a function waits for is not cut off by its time limit.", d => Has<FunctionKind>(d)),
        new("model servers", "batches of up to so many, a time for each and for the batch", "Every input takes equally long: longer texts, copies to and from the accelerator and models that share one need times of their own; models that answer word by word join and leave batches all the time, which is not modelled.", d => Has<ModelServerKind>(d)),
        new("stores", "time and capacity of an operation, shards, copies", "The time of an operation does not grow with the size of the data; compaction, checkpoints and vacuum are not modelled.", d => d.Components.Any(IsStore)),
        new("keys", "popularity by rank, each request on its own", "Which keys are asked for together, or again by the same user, is not modelled.", d => !d.Data.IsEmpty),
        new("keys that come and go", "each for one length of time, caches learn the next", "Shards, rows and replicas do not see keys change: which of them is hot stays the same for a run; caches behind other caches take new keys as Poisson.", d => d.Data.Any(s => s.Popularity.Value.Lasting is not null)),
        new("caches", "entry by entry up to 10,000, by Che's approximation beyond", "A large cache is approximated; from a hundred keys up the hit ratio is within 0.0015 of the exact one.", d => d.Components.Any(c => c.Kind is CacheKind && c.TypedHitRatio is null)),
        new("copies of a cache", "edges and browsers among which requests choose by chance", "A user does not come back to the same things, nor does an edge serve one country's taste: real copies hit more.", d => d.Components.Any(c => c.Kind is CacheKind && c.CacheCopies > 1)),
        new("caches in several places", "one content for all places", "A cache in several places has one content, as if each place had seen all requests.", d => d.Components.Any(c => c.Kind is CacheKind && c.Placement.Places.Length > 1)),
        new("queues", "partitions, consumers, backlog", "The brokers' own disks, batching inside clients and elections of leaders are not modelled unless the design says so.", d => Has<QueueKind>(d)),
        new("batches", "so many or so long, a time for each and for all, each instance by itself", "The estimate takes batches as full as they are at the average load, and a batch takes longer by as much for each, however large it is.", d => StepsOf(d).OfType<Batch>().Any(b => b.Late is null)),
        new("windows", "windows of event time that follow each other or overlap, late events", "Their state is kept for nothing, is never lost and never rebuilt; they go by when requests arrived, as if all clocks agreed.", d => StepsOf(d).OfType<Batch>().Any(b => b.Late is not null)),
        new("jobs", "when runs start, what has gathered, runs that are skipped or wait", "The queueing network takes the work of a job as spread evenly over the time between two starts: how much slower others are while a run goes on is in the simulation only.", d => d.Flows.Any(f => d.JobOf(f) is not null)),
        new("pools of connections", "one pool per calling instance, waits and bounds", "Opening, losing and ageing of connections takes no time, and the queueing network knows nothing of pools.", d => d.Components.Any(c => c.Pool is not null)),
        new("shedding and dropping", "by expected wait, busy share, deadline; adaptive LIFO, CoDel", "Turning a request away costs the component nothing; the queueing network knows shedding by the wait only.", d => d.Components.Any(c => c.Overload != Overload.Usual || c.Plan.Discipline is Discipline.AdaptiveLifo or Discipline.Codel)),
        new("network in a place", "part of each component's time", "Within a place nothing is lost or congested, and bandwidth is not limited.", d => d.Components.Length > 1),
        new("links between places", "round trip, bandwidth, loss, cuts", "Jitter and the slow start of TCP are not modelled: a message of any size takes one crossing.", d => d.Places.Places.Length > 1),
        new("copies between places", "work on every replica", "Copies to replicas elsewhere take no time on the link, and a cut link does not part them.", d => d.Components.Any(c => c.Plan.WritesReachAll && c.Placement.Places.Length > 1)),
        new("availability", "components in series and parallel from each one's own", "The estimate takes failures as independent and fail-over as immediate.", d => d.Requirements.Slos.Any(s => s.Metric == SloMetric.Availability)),
        new("death of an instance", "work in it fails, routing avoids it at once unless told otherwise", "Half-dead instances need a fault of their own, such as slow or fail.", d => d.Experiments.Any(e => e.Timeline.Any(t => t.Fault is Kill))),
        new("wrong answers", "a share of a component's answers, and what builds on them", "Data that was written or cached wrongly is read rightly afterwards, and an audit costs nothing and never errs.", d => d.Experiments.Any(e => e.Timeline.Any(t => t.Fault is Corrupt))),
        new("fan-out in the queueing network", "batches and independent branches", "The network's mean of a fan-out is off by up to 37 %; the simulation is not.", d => d.Flows.SelectMany(f => StepTree.All(f.Steps)).Any(s => s is Repeat { AtOnce: true } or Designs.Parallel)),
        new("failures in estimate and network", "the errors of components, tries after them, what is done instead", "What timeouts, full queues, limits and breakers make fail, and what is tried again for that, is in the simulation only.", d => StepsOf(d).OfType<Invoke>().Any(i => i.Options is { Timeout: not null } or { Retries: > 0 } or { Bulkhead: not null } or { Breaker: not null } or { Deadline: not null })),
        new("prices", "list prices, on demand", "Discounts, support and people are not in the cost.", d => d.Requirements.Slos.Any(s => s.Metric == SloMetric.Cost)),
    ];

    /// <summary>What a verdict on a design leaves out, in sentences, in the order of the list.</summary>
    public static ImmutableArray<string> Of(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return [.. All.Where(l => l.Matters(design)).Select(l => $"{char.ToUpperInvariant(l.Topic[0])}{l.Topic[1..]}: {char.ToLowerInvariant(l.Missing[0])}{l.Missing[1..]}")];
    }

    private static IEnumerable<Step> StepsOf(Design design) => design.Flows.SelectMany(f => StepTree.All(f.Steps));

    private static bool Has<T>(Design design) => design.Components.Any(c => c.Kind is T);

    private static bool IsStore(Components.Component component) => component.Kind.FindOperation("read") is not null && component.Kind.FindOperation("write") is not null;
}
