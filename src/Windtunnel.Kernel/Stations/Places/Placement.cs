namespace Windtunnel.Kernel.Stations.Places;

/// <summary>Where the instances of a group stand, as laid out before a run.</summary>
/// <param name="Places">The places, in order of preference; no two alike.</param>
/// <param name="PlaceOf">Index into <paramref name="Places"/> of each instance; of one shard, ascending. Shape: [instance of the group].</param>
/// <param name="Rule">Which place takes a request.</param>
public sealed record Placement(IReadOnlyList<Place> Places, IReadOnlyList<int> PlaceOf, PlaceRule Rule = PlaceRule.Nearest)
{
    internal void Check(Group group)
    {
        if (PlaceOf.Count != group.Instances || Places.Count == 0 || PlaceOf.Any(p => p < 0 || p >= Places.Count))
        {
            throw new ArgumentException($"Group {group.Name} does not say of each of its {group.Instances} instances in which of its {Places.Count} places it stands.");
        }

        int replicas = group.Instances / group.Shards;
        for (int i = 1; i < PlaceOf.Count; i++)
        {
            if (i % replicas != 0 && PlaceOf[i] < PlaceOf[i - 1])
            {
                throw new ArgumentException($"Group {group.Name}: instances of one shard must be listed place by place.");
            }
        }
    }
}
