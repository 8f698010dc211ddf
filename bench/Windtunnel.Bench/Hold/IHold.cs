namespace Windtunnel.Bench.Hold;

/// <summary>An event set under the hold model: take the next event, schedule another an exponential time later.</summary>
internal interface IHold
{
    /// <summary>Takes and schedules this many events.</summary>
    void Run(long events);
}
