using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>What a request waits for when no slot of a component is warm.</summary>
/// <param name="Time">Time of a start [s].</param>
/// <param name="KeepSeconds">How long a slot stays warm after it was given back [s]; ≥ 0.</param>
public sealed record ColdStart(Distribution Time, double KeepSeconds);
