using System.Collections.Immutable;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Every check there is; adding one is one line here.</summary>
internal static class DesignChecks
{
    private static readonly ImmutableArray<IDesignCheck> All =
    [
        new LoadCheck(),
        new QueueCheck(),
        new BatchCheck(),
        new JobCheck(),
        new EmptyFlowCheck(),
        new EndlessFlowCheck(),
        new InstanceCheck(),
        new ReplyCheck(),
        new ReplicationCheck(),
        new ShardingCheck(),
        new ImpossibleSloCheck(),
        new UnusedCheck(),
        new PriorityCheck(),
        new PauseCheck(),
        new LimiterCheck(),
        new OverloadCheck(),
        new ScaleCheck(),
        new FunctionCheck(),
        new RoutingCheck(),
        new LockOrderCheck(),
        new EvictionCheck(),
        new DiskCheck(),
    ];

    public static void Run(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var check in All)
        {
            check.Check(design, declaredFlows, reading);
        }
    }
}
