using Windtunnel.Components;
using Windtunnel.Components.Stores;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>What a store says about its shards decides something.</summary>
internal sealed class ShardingCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components.Where(c => c.Kind is ISharded))
        {
            var keys = ((ISharded)component.Kind).ShardingKeys;
            foreach (var key in keys.All)
            {
                if (component.Settings.ProvenanceOf(key) is Provenance.Typed typed && !keys.Concerns(component, key))
                {
                    var isSingle = component.Plan.Shards == 1;
                    reading.Error(
                        DiagnosticCode.Contradiction,
                        typed.Where,
                        $"'{key.Name}' decides nothing: '{component.Name}' {(isSingle ? "has one shard only" : "does not shard by consistent hash")}.",
                        isSingle ? "Write 'shards: 4', or remove it." : "Write 'sharding: consistent hash', or remove it.");
                }
            }
        }
    }
}
