namespace Windtunnel.Components;

/// <summary>Connections that each instance of a caller keeps to a component.</summary>
/// <param name="Connections">How many; ≥ 1.</param>
/// <param name="Waiting">Requests of one instance that may wait for one; null for no limit.</param>
/// <param name="PatienceSeconds">The longest such a wait [s]; &gt; 0; null for no limit.</param>
public sealed record Pool(int Connections, int? Waiting, double? PatienceSeconds);
