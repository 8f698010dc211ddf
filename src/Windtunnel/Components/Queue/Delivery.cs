namespace Windtunnel.Components.Queue;

/// <summary>How often a message may be worked on when a consumer dies.</summary>
public enum Delivery
{
    AtLeastOnce,
    AtMostOnce,
    EffectivelyOnce,
}
