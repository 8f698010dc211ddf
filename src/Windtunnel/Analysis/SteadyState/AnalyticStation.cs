namespace Windtunnel.Analysis;

/// <summary>A place where requests are served, as <see cref="AnalyticNetwork"/> sees it.</summary>
/// <param name="Name">Name that figures carry.</param>
/// <param name="Discipline">How the station chooses what to work on.</param>
/// <param name="Servers">Equal servers; ≥ 1; ignored for a delay.</param>
/// <param name="ServiceTime">Mean service of one visit [s]; [class]; each ≥ 0.</param>
/// <param name="ServiceScv">Squared coefficient of variation of the service of one visit; [class]; each ≥ 0 (0 constant, 1 exponential).</param>
public sealed record AnalyticStation(string Name, Discipline Discipline, int Servers, double[] ServiceTime, double[] ServiceScv);
