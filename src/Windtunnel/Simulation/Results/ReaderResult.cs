namespace Windtunnel.Simulation.Results;

/// <summary>What reading a queue or log was like for one flow.</summary>
/// <param name="Flow">The flow that reads.</param>
/// <param name="LagMean">Messages it is behind: waiting for one of its consumers, mean.</param>
/// <param name="LagMax">The most it was behind.</param>
/// <param name="LagHottest">Of a log, messages waiting in the partition where most do, mean; null of a queue, which has one line for all.</param>
/// <param name="ConsumerBusy">Share of the time its consumers have a message in hand, mean over them; in [0, 1].</param>
/// <param name="ConsumerBusiest">The same of the busiest consumer.</param>
/// <param name="Redelivered">Messages given out again, all replications.</param>
/// <param name="Duplicates">Of these, messages whose work had been done and was done again.</param>
/// <param name="Lost">Messages that were lost with their consumer.</param>
/// <param name="DeadLettered">Messages given out as often as they may be, without success.</param>
/// <param name="Expired">Messages that were older than messages are kept when their turn came.</param>
public sealed record ReaderResult(
    string Flow, Measured LagMean, long LagMax, Measured? LagHottest, Measured ConsumerBusy, Measured ConsumerBusiest, long Redelivered, long Duplicates, long Lost, long DeadLettered, long Expired)
{
    /// <summary>Messages that a consumer takes at once, mean; 1 where it takes them one by one, NaN when it took none.</summary>
    public double BatchSize { get; init; } = 1;

    /// <summary>Whether anything happened to messages but being worked on once.</summary>
    public bool IsEventful => Redelivered + Duplicates + Lost + DeadLettered + Expired > 0;
}
