using Windtunnel.Components.Stores;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Checks;

/// <summary>Disks are large enough for what is kept.</summary>
internal sealed class DiskCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var store in design.Components)
        {
            var kept = store.Holds.Select(design.FindData).OfType<DataSet>().Sum(d => d.Keys.Value.Nominal * d.Size.Value.Nominal) / store.Plan.Shards;
            if (StoreKeys.DiskOf(store) is { Value.Nominal: var disk } && kept > disk)
            {
                reading.Warn(
                    DiagnosticCode.FullDisk,
                    store.Where,
                    $"The disks of '{store.Name}' fill up: what is kept takes {Human.Format(kept, Dimension.ByteSize, 2)} of each node, which has {Human.Format(disk, Dimension.ByteSize, 2)}.",
                    "Add 'shards', give more 'storage', or 'keep' records for less; 'windtunnel estimate' says when they are full.");
            }
        }
    }
}
