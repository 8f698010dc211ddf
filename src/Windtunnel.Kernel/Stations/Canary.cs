namespace Windtunnel.Kernel.Stations;

/// <summary>Another version that does part of the visits of a group.</summary>
/// <param name="Share">Share of the visits it does; in [0, 1].</param>
/// <param name="Factor">How many times as long its service takes; &gt; 0.</param>
/// <param name="Errors">Probability that it fails after its service; in [0, 1].</param>
internal sealed record Canary(double Share, double Factor, double Errors);
