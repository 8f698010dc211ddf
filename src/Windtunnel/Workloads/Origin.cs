namespace Windtunnel.Workloads;

/// <summary>Where a part of the requests comes from.</summary>
/// <param name="Place">Name of the place.</param>
/// <param name="Share">Share of the requests; in (0, 1], all of a load summing to 1.</param>
public sealed record Origin(string Place, double Share);
