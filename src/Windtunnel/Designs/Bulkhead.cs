namespace Windtunnel.Designs;

/// <summary>Limits calls at once, so that one slow callee cannot take all of a caller.</summary>
/// <param name="Calls">Calls at once, of all requests that come to the step; ≥ 1.</param>
/// <param name="Waiting">How many more may wait for one to end; ≥ 0.</param>
public sealed record Bulkhead(int Calls, int Waiting);
