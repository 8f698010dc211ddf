namespace Windtunnel.Simulation.Results;

/// <summary>What crossed a link between two places, one direction.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="CrossingsPerSecond">Messages that crossed it [1/s].</param>
/// <param name="BytesPerSecond">What they carried [B/s].</param>
/// <param name="Utilisation">Share of its bandwidth in use; 0 where that has no bound.</param>
/// <param name="WaitMean">Mean wait of a message for the bandwidth [s].</param>
/// <param name="LostShare">Share of all sendings that were lost and made again.</param>
/// <param name="Stranded">Messages that waited at the end because it was cut, all replications.</param>
public sealed record LinkResult(
    string From, string To, Measured CrossingsPerSecond, Measured BytesPerSecond, Measured Utilisation, Measured WaitMean, Measured LostShare, long Stranded);
