namespace Windtunnel.Components;

/// <summary>How a kind looks in a drawing; exporters map it to their own shapes.</summary>
public enum Symbol
{
    Box,
    Balancer,
    Cylinder,
    Cache,
    Queue,
    Cloud,
    Hexagon,
    Line,
}
