namespace Windtunnel.Components.Balancing;

/// <summary>How much longer an instance takes at first, and evenly less until it is at full speed.</summary>
/// <param name="Factor">How many times as long at the start; ≥ 1.</param>
/// <param name="Seconds">How long until it is at full speed [s]; &gt; 0.</param>
public sealed record WarmUp(double Factor, double Seconds);
