using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Bench.Mechanisms;

/// <summary>Every mechanism whose cost is measured; a new one is a line here.</summary>
internal static class MechanismList
{
    private static readonly Law Service = Law.Exponential(4e-3);

    public static IEnumerable<Mechanism> All =>
    [
        new("worked out ahead", Visit, Visit, o => o with { EventsOnly = false }),
        new("windows", Visit, Visit, o => o with { WindowSeconds = 0.1 }),
        new("traces, 1 in 50", Visit, Visit, o => o with { TraceEvery = 50 }),
        new("bounded queue", Visit, Visit(g => g.QueueMax = 1_000)),
        new("patience", Visit, Visit(options: new VisitOptions { Patience = Law.Constant(1) })),
        new("errors", Visit, Visit(options: new VisitOptions { ErrorProbability = 0.001 })),
        new("8 instances in turn", Visit, Visit(g => (g.Instances, g.Cores) = (8, 8))),
        new("8 instances, least busy", Visit, Visit(g => (g.Instances, g.Cores, g.Routing) = (8, 8, RoutingPolicy.LeastOutstanding))),
        new("cores shared", Visit, Visit(g => g.Discipline = QueueDiscipline.ProcessorSharing)),
        new("slots", Visit, Slots),
        new("8 shards by key", Visit, Shards),
        new("call", Visit, Call(new CallOptions())),
        new("time-out", Call(new CallOptions()), Call(new CallOptions { Timeout = Law.Constant(0.1) })),
        new("retry", Call(new CallOptions { Timeout = Law.Constant(0.1) }), Call(new CallOptions { Timeout = Law.Constant(0.1), Attempts = 3, Backoff = Backoff.FullJitter(0.01, 0.1) })),
        new("two at once", Visit, Fork),
        new("message", Visit, (m, p) => p.Spawn(p.Part(part => part.Delay(1e-3))).Visit(m.Group("web", 64), Service)),
        new("cache of 10,000 entries", Visit, CacheOf(d => Cache.Exact("cache", d, 10_000))),
        new("cache of any size", Visit, CacheOf(d => Cache.Characteristic("cache", d, 100_000, CachePolicy.LeastRecentlyUsed, 100_000))),
        new("keys that come and go", CacheOf(d => Cache.Exact("cache", d, 10_000)), CacheOf(d => Cache.Exact("cache", Lasting(d), 10_000))),
        new("flush of a log, shared", Visit, Flushed),
        new("row lock", Visit, (m, p) => p.Lock(m.DataSet("rows", Popularity.Uniform(100_000))).Visit(m.Group("web", 64), Service).Unlock()),
    ];

    private static DataSet Lasting(DataSet data)
    {
        data.LastingSeconds = 60;
        return data;
    }

    private static void Flushed(ModelBuilder model, ProgramBuilder program)
    {
        Group web = model.Group("web", 64);
        program.Commit(web, model.Add(Cache.Log("log", model.DataSet("logs", Popularity.Uniform(1)))), Law.Constant(1e-3), isGrouped: true);
        program.Visit(web, Service);
    }

    private static void Visit(ModelBuilder model, ProgramBuilder program) => program.Visit(model.Group("web", 64), Service);

    private static Action<ModelBuilder, ProgramBuilder> Visit(Action<Group>? set = null, VisitOptions? options = null) => (model, program) =>
    {
        Group web = model.Group("web", 64);
        set?.Invoke(web);
        program.Visit(web, Service, options);
    };

    private static void Slots(ModelBuilder model, ProgramBuilder program)
    {
        Group web = model.Group("web", 64);
        web.Concurrency = 200;
        program.Enter(web).Visit(web, Service).Leave();
    }

    private static void Shards(ModelBuilder model, ProgramBuilder program)
    {
        Group store = model.Group("store");
        (store.Instances, store.Shards, store.Cores, store.KeyedBy) = (8, 8, 8, model.DataSet("keys", Popularity.Uniform(1_000_000)));
        program.Visit(store, Service);
    }

    private static Action<ModelBuilder, ProgramBuilder> Call(CallOptions options) => (model, program) =>
    {
        Group web = model.Group("web", 64);
        program.Call(program.Part(part => part.Visit(web, Service)), options);
    };

    private static void Fork(ModelBuilder model, ProgramBuilder program)
    {
        Group web = model.Group("web", 64);
        ProgramBuilder part = program.Part(p => p.Visit(web, Law.Exponential(2e-3)));
        program.Fork(2, part, part);
    }

    private static Action<ModelBuilder, ProgramBuilder> CacheOf(Func<DataSet, Cache> make) => (model, program) =>
    {
        Cache cache = model.Add(make(model.DataSet("keys", Popularity.Zipf(1_000_000, 1))));
        Group web = model.Group("web", 64);
        program.CacheGet(cache, miss => miss.CacheSet(cache)).Visit(web, Service);
    };
}
