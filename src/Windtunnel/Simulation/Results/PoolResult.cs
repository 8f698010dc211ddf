namespace Windtunnel.Simulation.Results;

/// <summary>What became of the connections that the instances of a service have to a component.</summary>
/// <param name="Caller">Name of the service.</param>
/// <param name="InUse">Share of them that had a request, all instances together.</param>
/// <param name="WaitMean">Mean wait of those that got one [s].</param>
/// <param name="WithoutShare">Requests that got none ÷ requests that wanted one: too many waited, or it took too long.</param>
public sealed record PoolResult(string Caller, Measured InUse, Measured WaitMean, Measured WithoutShare);
