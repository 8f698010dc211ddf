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
/// <param name="Lost">Messages that nobody worked on to the end.</param>
public sealed record ReaderResult(
    string Flow, Measured LagMean, long LagMax, Measured? LagHottest, Measured ConsumerBusy, Measured ConsumerBusiest, long Redelivered, long Duplicates, long Lost);
