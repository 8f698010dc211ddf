using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>How instances of a component fail and come back.</summary>
/// <param name="Mttr">Mean time until one is up again [s].</param>
/// <param name="Mtbf">Mean time one is up [s]; null when the availability says it.</param>
/// <param name="CommonCause">Share of failures that take a whole shard down; in [0, 1].</param>
public sealed record Repair(Setting<Quantity> Mttr, Setting<Quantity>? Mtbf, Setting<Quantity> CommonCause)
{
    /// <summary>What holds where nothing is said.</summary>
    public static Repair Usual { get; } = Of(RepairKeys.Shape.Read(null, default, new Reading()));

    internal static Repair Of(Settings settings) => new(settings.Get(RepairKeys.Mttr), settings.Find(RepairKeys.Mtbf), settings.Get(RepairKeys.CommonCause));
}
