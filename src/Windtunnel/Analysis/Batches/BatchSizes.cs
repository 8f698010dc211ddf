using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Analysis;

/// <summary>How many requests a batch has on average, and how long they gather, under a load.</summary>
internal static class BatchSizes
{
    /// <summary>Rounds of fitting the size of a batch to the time its work takes; each comes closer.</summary>
    private const int RoundsMax = 200;

    /// <summary>Relative change at which it fits.</summary>
    private const double Settled = 1e-9;

    /// <summary>Mean requests of a batch; ≥ 1.</summary>
    /// <param name="design">The design.</param>
    /// <param name="flow">The flow it is a step of.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="rate">Requests that come to it, all lines together [1/s]; ≥ 0.</param>
    /// <param name="inputs">Hit ratios, for the time its work takes.</param>
    public static double Mean(Design design, Flow flow, Batch batch, double rate, TrafficInputs inputs)
    {
        if (batch.Every is { } every)
        {
            return Polled(rate * every.Value.Nominal / Lines(flow, batch), batch);
        }

        var gathered = batch.Within is { } within ? Gathering.MeanSize(rate / Lines(flow, batch), batch.Size, within.Value.Nominal) : 1;
        if (batch.Queue is not { } queue)
        {
            return gathered;
        }

        var (lines, servers) = Consumers(queue);
        var size = gathered;
        for (var round = 0; round < RoundsMax; round++)
        {
            var work = MeanTime.Of(design, batch.Steps, inputs, size);
            var next = work > 0 ? Math.Max(gathered, BulkQueue.MeanSize(rate / lines, work, batch.Size, servers)) : gathered;
            if (next - size <= Settled * size)
            {
                break;
            }

            size = next;
        }

        return size;
    }

    /// <summary>Mean time that a request waits for others to make a batch [s]; none where whoever waits is taken.</summary>
    /// <param name="flow">The flow it is a step of.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="rate">Requests that come to it, all lines together [1/s]; ≥ 0.</param>
    public static double Wait(Flow flow, Batch batch, double rate) =>
        batch.Every is { } every ? every.Value.Nominal / 2 + (batch.Late?.Value.Nominal ?? 0) : batch.Within is { } within ? Gathering.MeanWait(rate / Lines(flow, batch), batch.Size, within.Value.Nominal) : 0;

    /// <summary>Lines in which messages wait, and consumers that take from each.</summary>
    public static (int Lines, int Servers) Consumers(Components.Component queue)
    {
        var consumers = ((MessageKind)queue.Kind).ConsumersOf(queue);
        return queue.Kind is LogKind ? (consumers, 1) : (1, consumers);
    }

    /// <summary>Messages that come between two looks ÷ those that can be taken at one.</summary>
    /// <param name="batch">A batch that is taken now and then.</param>
    /// <param name="rate">Requests that come to it [1/s]; ≥ 0.</param>
    public static double PollLoad(Batch batch, double rate) =>
        batch is { Every: { } every, Queue: { } queue } ? rate * every.Value.Nominal / ((double)batch.Size * ((MessageKind)queue.Kind).ConsumersOf(queue)) : 0;

    // Poisson arrivals between two looks, shared out in full batches to the consumers in turn, as long as none is left over: mean number ÷ mean batches.
    private static double Polled(double arrivals, Batch batch)
    {
        if (arrivals == 0)
        {
            return 1;
        }

        var servers = batch.Queue is { } queue ? Consumers(queue).Servers : 1;
        double batches = 0, below = 0, log = -arrivals;
        for (long n = 0, at = 0; at < servers && n < arrivals + 40 * Math.Sqrt(arrivals) + 40; n++)
        {
            // Another batch is begun by whoever would be the first of it.
            if (n == at * (long)batch.Size)
            {
                below += Math.Exp(log);
                batches += Math.Max(0, 1 - below);
                at++;
            }
            else
            {
                below += Math.Exp(log);
            }

            log += Math.Log(arrivals / (n + 1));
        }

        return Math.Clamp(arrivals / Math.Max(batches, double.Epsilon), 1, batch.Size);
    }

    private static int Lines(Flow flow, Batch batch) =>
        batch.Queue is { } queue ? queue.Kind is LogKind ? queue.Count(MessageKeys.Partitions) : 1 : batch.HostIn(flow)?.Plan.Instances ?? 1;
}
