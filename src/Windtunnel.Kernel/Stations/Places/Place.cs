namespace Windtunnel.Kernel.Stations.Places;

/// <summary>Where instances stand and requests come from, such as a region: within it nothing is far, between two lies a link.</summary>
public sealed class Place
{
    internal Place(string name, int index) => (Name, Index) = (name, index);

    /// <summary>The name, unique among places.</summary>
    public string Name { get; }

    internal int Index { get; }
}
