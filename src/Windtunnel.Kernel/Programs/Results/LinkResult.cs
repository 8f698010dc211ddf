namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What crossed a link, one direction.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Crossings">Messages that crossed it.</param>
/// <param name="Lost">Times that one was lost and sent again.</param>
/// <param name="Bytes">What they carried [B].</param>
/// <param name="Utilisation">Share of the time that its bandwidth was in use, counted when a message is sent; 0 without a bound.</param>
/// <param name="MeanWait">Mean wait of a message for the bandwidth [ns]; NaN when none crossed.</param>
/// <param name="StrandedNow">Messages that wait at the end because the link is cut.</param>
public sealed record LinkResult(string From, string To, long Crossings, long Lost, double Bytes, double Utilisation, double MeanWait, long StrandedNow);
