using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Analytic;

/// <summary>A design as stations, with the way from steps to visits and from components to instances.</summary>
internal sealed class PassModel
{
    private readonly Dictionary<(Invoke Step, bool IsRead), int> _index;
    private readonly Dictionary<string, int[]> _sites;
    private readonly Dictionary<(string Data, bool IsNew, int Shards, ShardPlan? Sharding), double[]> _shards = [];

    private readonly Dictionary<string, RowLocks> _rows = new(StringComparer.Ordinal);

    /// <param name="design">The design.</param>
    /// <param name="options">Level and factor.</param>
    /// <param name="traffic">Its visits, and rates to tell busy shards by.</param>
    public PassModel(Design design, SimulationOptions options, SteadyTraffic traffic)
    {
        Design = design;
        Visits = [.. traffic.Flows.SelectMany((f, i) => f.Visits.Select(v => new FlowVisit(i, f.Flow, v)))];
        Users = [.. design.Flows.Select(f => f.Reads is null && design.Workload.Find(f.Name) is ClosedLoad load ? LoadRates.UsersOf(load, options) : 0)];
        _index = new Dictionary<(Invoke Step, bool IsRead), int>(new ByStep());
        for (var v = 0; v < Visits.Length; v++)
        {
            // An update is two visits of one step; its read comes first.
            var isRead = Visits[v].Step.Update is not null && !_index.ContainsKey((Visits[v].Step, true));
            _index.Add((Visits[v].Step, isRead), v);
        }

        var sites = SiteList.Of(design, [.. Visits.Select(v => (v, Math.Min(traffic.Flows[v.FlowIndex].RequestsPerSecond, 1e15) * v.Visit.Times))]);
        Network = new DesignNetwork(design, Visits, sites, Users.Any(u => u > 0));
        _sites = sites.Select((s, i) => (s.Component.Name, i)).GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.i).ToArray(), StringComparer.Ordinal);
    }

    public Design Design { get; }

    public ImmutableArray<FlowVisit> Visits { get; }

    /// <summary>Users who wait for answers; [flow]; 0 for open flows.</summary>
    public int[] Users { get; }

    public DesignNetwork Network { get; }

    /// <summary>Part of the visits that each shard gets; null for an even spread.</summary>
    public double[]? ShardsOf(FlowVisit visit, int shards) => SiteList.SharesOf(visit, visit.Component.Plan with { Shards = shards }, _shards);

    /// <summary>The visits of updates that lock rows of the same data set of the same component; one each.</summary>
    public IEnumerable<FlowVisit> LocksLike(Invoke call) => Visits.Where(v =>
        v.Step.Update is { Locking: Locking.Pessimistic } && v.Operation == v.Step.Operation && v.Component.Name == call.Component.Name && v.Data?.Name == call.Data?.Name);

    /// <summary>The rows of a data set.</summary>
    public RowLocks RowsOf(DataSet data)
    {
        if (!_rows.TryGetValue(data.Name, out var rows))
        {
            _rows.Add(data.Name, rows = new RowLocks(DataPopularity.Of(data)));
        }

        return rows;
    }

    public int VisitOf(Invoke step, bool isRead) => _index[(step, isRead)];

    public IReadOnlyList<int> SitesOf(Component component) => _sites.TryGetValue(component.Name, out var sites) ? sites : [];

    public int ClassOf(int visit) => Network.ClassOf(visit);

    // Two steps may be written alike; which of them is meant is a matter of identity.
    private sealed class ByStep : IEqualityComparer<(Invoke Step, bool IsRead)>
    {
        public bool Equals((Invoke Step, bool IsRead) x, (Invoke Step, bool IsRead) y) => ReferenceEquals(x.Step, y.Step) && x.IsRead == y.IsRead;

        public int GetHashCode((Invoke Step, bool IsRead) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Step), obj.IsRead);
    }
}
