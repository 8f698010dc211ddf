namespace Windtunnel.Components.Scaling;

/// <summary>How a component adds and takes away instances in a run.</summary>
/// <param name="Scale">Between how many, and by what.</param>
/// <param name="IntervalSeconds">Time between two looks at the utilisation [s].</param>
/// <param name="WindowSeconds">Time over which it is averaged [s].</param>
/// <param name="StartSeconds">Time an instance takes to start [s].</param>
/// <param name="CooldownSeconds">How long fewer must have been enough before some are taken away [s].</param>
public sealed record ScalePlan(Scale Scale, double IntervalSeconds, double WindowSeconds, double StartSeconds, double CooldownSeconds)
{
    /// <summary>Longest time from a jump of the load until the first instance it asks for serves [s].</summary>
    public double ReactionSeconds => IntervalSeconds + WindowSeconds + StartSeconds;
}
