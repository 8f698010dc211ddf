using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>Keys of how often instances fail and how long they stay down, which every component has.</summary>
internal static class RepairKeys
{
    public static readonly Key<Quantity> Mttr = Keys.Quantity("mttr", Dimension.Duration, "Mean time until an instance that failed is up again.").Above(0)
        .Default("1 h", "elite performers restore service in less than an hour (Accelerate State of DevOps 2019)").Like("10 min");

    public static readonly Key<Quantity> Mtbf = Keys.Quantity("mtbf", Dimension.Duration, "Mean time an instance is up between two failures.").Above(0)
        .Inferred("availability and mttr: mttr × availability ÷ (1 − availability)").Like("90 days");

    public static readonly Key<Quantity> CommonCause = Keys.Quantity("common cause", Dimension.Share, "Share of an instance's failures that take all instances of its shard down at once: a bad deploy, a shared zone.").Between(0, 1)
        .Default("2 %", "AWS EC2 SLA: 0.01 % down of instances in two zones ÷ 0.5 % of one; derived").Like("10 %");

    public static readonly Shape Shape = new("repair", [Mttr, Mtbf, CommonCause]);
}
