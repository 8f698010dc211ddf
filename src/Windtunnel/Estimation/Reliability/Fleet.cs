using Windtunnel.Components;
using Windtunnel.Estimation.Demands;

namespace Windtunnel.Estimation.Reliability;

/// <summary>The instances of a component: how often they fail, and what part of the load at peak those that are up can do.</summary>
internal sealed class Fleet
{
    private readonly StationPlan _plan;
    private readonly double _sharedBusy;
    private readonly double _left;
    private readonly int _quorum;

    public Fleet(Component component, Demand demand)
    {
        _plan = component.Plan.Scaling is null ? component.Plan : component.Plan.At(demand.BusyServersOf(component, Level.Peak).Nominal);
        Name = component.Name;
        Mttr = component.Repair.Mttr.Value.Nominal;
        var up = Math.Clamp(ComponentUptime.OfOne(component).Nominal, 0, 1);
        Mtbf = component.Repair.Mtbf?.Value.Nominal ?? Mttr * up / (1 - up);
        CommonCause = _plan.Replicas == 1 ? 0 : component.Repair.CommonCause.Value.Nominal;
        _quorum = ComponentUptime.QuorumOf(_plan);
        if (_plan.Servers is { } servers)
        {
            // Each instance does all writes of its shard where they reach all of them, and its part of the rest.
            var writers = _plan.WritesReachAll ? demand.BusyWritersOf(component, Level.Peak).Nominal : 0;
            _left = servers - (writers / _plan.Instances);
            _sharedBusy = (demand.NeededServersOf(component, Level.Peak).Nominal - writers) / _plan.Shards;
        }
    }

    public string Name { get; }

    public int Shards => _plan.Shards;

    /// <summary>Instances of one shard.</summary>
    public int Replicas => _plan.Replicas;

    /// <summary>Mean time one is up [s]; +∞ when it never fails, 0 when it is never up.</summary>
    public double Mtbf { get; }

    /// <summary>Mean time one is down [s].</summary>
    public double Mttr { get; }

    /// <summary>Share of failures that take a whole shard down.</summary>
    public double CommonCause { get; }

    /// <summary>Share of a shard's load at peak that so many of its instances can do; in [0, 1].</summary>
    public double Served(int up) =>
        up < _quorum ? 0
        : _plan.Servers is null || _sharedBusy <= 0 || up == _plan.Replicas ? 1
        : Math.Clamp(up * _left / _sharedBusy, 0, 1);
}
