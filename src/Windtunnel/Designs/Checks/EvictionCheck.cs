using Windtunnel.Components.Cache;
using Windtunnel.Designs.Visits;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>A cache that counts for ever how often keys were asked for keeps keys that nobody asks for any more.</summary>
internal sealed class EvictionCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var cache in design.Components.Where(c => c.Kind is CacheKind && c.Eviction == Eviction.Lfu && c.TypedHitRatio is null))
        {
            var asked = design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().Where(i => i.Component.Name == cache.Name).Select(i => FlowWalk.DataOf(design, i));
            if (asked.FirstOrDefault(d => d?.Popularity.Value.Lasting is not null) is { } data)
            {
                reading.Error(
                    DiagnosticCode.Contradiction,
                    cache.Where,
                    $"'{cache.Name}' would fill with '{data.Name}' that nobody asks for any more: lfu counts for ever, and each is asked for during {data.Popularity.Value.Lasting} only.",
                    "Write 'eviction: lru'.");
            }
        }
    }
}
