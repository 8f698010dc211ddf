namespace Windtunnel.Kernel.Stations.Places;

/// <summary>Which of the places of a group takes a request.</summary>
public enum PlaceRule
{
    /// <summary>The nearest to the caller that is not known to be down; places as near as each other go in the order given.</summary>
    Nearest,

    /// <summary>The first in the order given that is not known to be down: the others stand by.</summary>
    First,
}
