namespace Windtunnel.Components;

/// <summary>An amount of something that has a price.</summary>
/// <param name="Price">Name of the price in the price table: "vcpu", "memory", "egress".</param>
/// <param name="Amount">How many of the price's units; per second [1/s or B/s] where the price is for each thing or byte that passes.</param>
/// <param name="Working">How the amount comes about, in words: "12 instances × 4 cores".</param>
public sealed record CostItem(string Price, double Amount, string Working);

/// <summary>What a steady load asks of a component.</summary>
/// <param name="OperationsPerSecond">All operations together, average over the day [1/s].</param>
/// <param name="WritesPerSecond">Operations that write, average over the day [1/s].</param>
/// <param name="StoredBytes">Bytes kept once retention is reached, one copy [B].</param>
/// <param name="BusyServers">Servers busy, average over the day, all instances [–].</param>
/// <param name="InFlight">Requests begun and not yet answered, average over the day when nothing waits [–].</param>
/// <param name="ReadBytesPerSecond">Bytes of what reads return, by the size of the data set [B/s].</param>
public sealed record ComponentLoad(
    double OperationsPerSecond, double WritesPerSecond, double StoredBytes, double BusyServers = 0, double InFlight = 0, double ReadBytesPerSecond = 0);
