using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>What stores made of nodes have in common: shards, each of them kept by several replicas.</summary>
/// <param name="replicas">How many copies of each.</param>
/// <param name="replication">Who answers and who follows.</param>
/// <param name="operations">What it can be asked to do.</param>
public abstract class StoreKind(
    Key<Quantity> replicas, ReplicationKeys replication, params ImmutableArray<StoreOperation> operations) : ComponentKind, IReplicated, ISharded
{
    private readonly ShardingKeys _sharding = new();
    private readonly Key<Quantity> _cores = CapacityKeys.Cores("8", "a common storage node, 8 vCPU");
    private readonly Key<Quantity> _storage = StoreKeys.Storage();
    private readonly Key<Quantity> _queueLimit = CapacityKeys.QueueLimit();
    private readonly Key<Discipline> _discipline = CapacityKeys.Discipline();
    private readonly Key<Quantity> _targetUtilisation = CapacityKeys.TargetUtilisation();
    private readonly Key<Quantity> _availability = CapacityKeys.Availability();
    private readonly Key<Quantity> _errors = CapacityKeys.Errors();
    private readonly Key<Quantity> _monthlyCost = CapacityKeys.MonthlyCost();
    private Shape? _shape;

    public override Shape Shape => _shape ??= new(Name,
    [
        .. _sharding.All, replicas, .. replication.All, _cores,
        .. operations.SelectMany(o => o.Rounds is null ? new Key[] { o.Time, o.Capacity } : [o.Rounds]).Distinct(),
        .. OwnKeys, _storage, _queueLimit, _discipline, _targetUtilisation, _availability, _errors, _monthlyCost,
    ]);

    public override ImmutableArray<Operation> Operations { get; } = [.. operations.Select(o => o.Operation)];

    public ReplicationKeys ReplicationKeys => replication;

    public ShardingKeys ShardingKeys => _sharding;

    public override Symbol Symbol => Symbol.Cylinder;

    /// <summary>Time after which what was written shows in what is read [s]; null for at once.</summary>
    protected virtual Distribution? RefreshOf(Component component) => null;

    /// <summary>Keys that only this kind has.</summary>
    protected virtual ImmutableArray<Key> OwnKeys => [];

    public override bool Concerns(Component component, Key key) => replication.Concerns(component, key) && _sharding.Concerns(component, key);

    public override StationPlan Plan(Component component) => new(
        Shards: component.Count(_sharding.Shards),
        Replicas: component.Count(replicas),
        Servers: component.Count(_cores),
        QueueLimit: component.FindCount(_queueLimit),
        Routing: Routing.RoundRobin,
        WritesReachAll: true,
        WritesAtFirst: replication.HasLeader(component),
        Discipline: component.Settings.Find(_discipline)?.Value ?? Discipline.Fcfs,
        Replication: replication.Plan(component, component.Count(replicas)) with { Refresh = RefreshOf(component) },
        Sharding: _sharding.Plan(component));

    public override Timing Timing(Component component, Operation operation, Distribution? typed)
    {
        var asked = operations.First(o => o.Operation.Name == operation.Name);
        var rounds = asked.Rounds is null ? 1 : component.Count(asked.Rounds);
        var time = typed ?? component.Settings.Get(asked.Time).Value.Scale(rounds);
        return Components.Timing.FromCapacity(time, component.Number(asked.Capacity) / component.Count(_cores) / rounds);
    }

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var nodes = component.Number(_sharding.Shards) * component.Number(replicas);
        var cores = component.Number(_cores);
        yield return new CostItem("vcpu", nodes * cores, $"{nodes:0.##} nodes × {cores:0.##} cores");
        yield return StoreKeys.Disks("ssd", component, component.Number(_sharding.Shards), component.Number(replicas), load);
    }
}
