using Windtunnel.Components;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Simulation.Layout;

/// <summary>A component as the kernel runs it.</summary>
internal sealed class ComponentLayout(Component component)
{
    public Component Component { get; } = component;

    public StationPlan Plan { get; } = component.Plan;

    /// <summary>Its instances; null for a pure delay that can neither fail nor fill up.</summary>
    public Group? Group { get; init; }

    /// <summary>For a rate limiter: who counts, by data set; "" where all share an account.</summary>
    public Dictionary<string, RateLimiter> Limiters { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether being turned away by its limiter is an error and not an answer.</summary>
    public bool LimitsWithErrors => Component.Kind is RateLimiterKind && Component.Settings.Get(RateLimiterKind.Limited).Value == LimitedAnswer.Error;

    /// <summary>Share of operations that fail although nothing is broken; in [0, 1].</summary>
    public double ErrorShare { get; } = ErrorShareOf(component);

    /// <summary>Whether asking it can fail when nothing is broken.</summary>
    public bool CanFail => ErrorShare > 0 || Plan.QueueLimit is not null || Plan.Drops || Component.Overload.Shed is not null || LimitsWithErrors || IsAtRisk;

    /// <summary>Whether this run takes instances of it down or makes it fail.</summary>
    public bool IsAtRisk { get; set; }

    /// <summary>For a queue: the consumers of each flow that reads it.</summary>
    public List<(FlowLayout Flow, Group Pool)> Readers { get; } = [];

    /// <summary>Connections to it, one pool for each service that asks it.</summary>
    public List<PoolLayout> Pools { get; } = [];

    /// <summary>For a cache: its contents, by data set.</summary>
    public Dictionary<string, CacheLayout> Caches { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its disks fill up during the run.</summary>
    public bool MayFill { get; set; }

    /// <summary>For a store whose writes are flushed: the logs of its shards; null otherwise.</summary>
    public Cache? Log { get; set; }

    /// <summary>For a store with replicas: what is watched for reads that miss a write, by the keys it is about.</summary>
    public Dictionary<DataSet, Replication> Watched { get; } = [];

    /// <summary>Parts of steps that ask several replicas: where requests wait for a core.</summary>
    public List<(ProgramBuilder Program, int Step)> Parts { get; } = [];

    /// <summary>The kernel's steps that ask it; those that only wait for a slot do not count as visits.</summary>
    public List<(ProgramBuilder Program, int Step, bool IsVisit)> Steps { get; } = [];

    /// <summary>For a function: the kernel's steps at which requests wait for a start.</summary>
    public List<(ProgramBuilder Program, int Step)> StartSteps { get; } = [];

    /// <summary>For a rate limiter: the kernel's steps at which requests pass or are turned away.</summary>
    public List<(ProgramBuilder Program, int Step)> LimitSteps { get; } = [];

    /// <summary>The connections that a service has to it.</summary>
    public PoolLayout PoolOf(ModelBuilder model, ComponentLayout caller)
    {
        var pool = Pools.Find(p => p.Caller == caller.Component.Name);
        if (pool is null)
        {
            var group = model.Group($"{Component.Name}: connections of {caller.Component.Name}");
            (group.Instances, group.Concurrency) = (caller.Group!.Instances, Component.Pool!.Connections);
            group.AdmissionQueueMax = Component.Pool.Waiting ?? int.MaxValue;
            Pools.Add(pool = new PoolLayout(caller.Component.Name, group));
        }

        return pool;
    }

    public static double ErrorShareOf(Component component) =>
        component.Kind.Shape.Keys.OfType<Key<Quantity>>().FirstOrDefault(k => k.Name == "errors") is { } key ? component.Number(key) : 0;
}
