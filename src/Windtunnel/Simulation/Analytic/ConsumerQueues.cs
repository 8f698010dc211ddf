using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Simulation.Analytic;

/// <summary>How long messages wait for a consumer: each keeps one of the flow's own until its last step is done, or until it waits for a window.</summary>
internal static class ConsumerQueues
{
    /// <summary>Mean wait of a message [s]; +∞ when the consumers cannot keep up.</summary>
    /// <param name="model">The design as stations.</param>
    /// <param name="round">Rates of the flows.</param>
    /// <param name="flow">Index of the flow that reads.</param>
    /// <param name="held">How long a message keeps its consumer; none where a window is the first step.</param>
    public static double Wait(PassModel model, PassRound round, int flow, Moments held)
    {
        var rate = round.Rates[flow];
        if (rate == 0 || held.Mean == 0 || double.IsInfinity(held.Mean))
        {
            return 0;
        }

        var queue = model.Design.Flows[flow].Reads!;
        var kind = (MessageKind)queue.Kind;
        if (model.Design.Flows[flow].Steps is [Batch { Queue: not null } batch])
        {
            return WaitInBatches(model, round, flow, batch, held, Shares(model, round, queue));
        }

        if (kind.IsLog)
        {
            // A consumer takes one message at a time, of the partitions it was dealt: a queue of its own.
            var scv = held.Variance / (held.Mean * held.Mean);
            return Shares(model, round, queue).Sum(s => s > 0 ? s * MG1.MeanWait(rate * s, held.Mean, double.IsFinite(scv) ? scv : 1) : 0);
        }

        var consumers = kind.ConsumersOf(queue);
        return rate * held.Mean >= consumers
            ? double.PositiveInfinity
            : Math.Max(0, new SlotQueue(0, 1, [.. Enumerable.Repeat(held.Mean, consumers + 1)], consumers)
                .MeanResponse(_ => rate, LimitOf(kind, queue), out var _) - held.Mean);
    }

    // With a time to gather, batches that are full or due are what waits for a consumer, nearly as regular as they are large.
    private static double WaitInBatches(PassModel model, PassRound round, int flow, Batch batch, Moments held, double[] shares)
    {
        var (lines, servers) = BatchSizes.Consumers(batch.Queue!);
        var rate = round.Rates[flow];
        var scv = Math.Min(held.Variance / (held.Mean * held.Mean), 1e9);
        if (batch.Every is not null)
        {
            return BatchSizes.PollLoad(batch, rate) >= 1 ? double.PositiveInfinity : BatchSizes.Wait(model.Design.Flows[flow], batch, rate);
        }

        if (batch.Within is null)
        {
            return (lines == 1 ? [1] : shares).Sum(s => s > 0 ? s * (1 + scv) / 2 * BulkQueue.MeanWait(rate * s, held.Mean, batch.Size, servers) : 0);
        }

        var size = round.BatchSize(batch);
        var gathering = BatchSizes.Wait(model.Design.Flows[flow], batch, rate);
        return gathering + (lines == 1 ? [1] : shares).Sum(s => s > 0 ? s * GGc.MeanWait(rate * s / size, 1 / size, held.Mean, scv, servers) * Regular(rate * s / size * held.Mean / servers) : 0);

        // Kraemer and Langenbach-Belz 1976: arrivals more even than Poisson wait less than Allen and Cunneen say, the more so the less there is to do.
        double Regular(double utilisation) => utilisation is > 0 and < 1 ? Math.Exp(-2 * (1 - utilisation) * Math.Pow(1 - 1 / size, 2) / (3 * utilisation * (1 / size + scv))) : 1;
    }

    // Whoever waits for room waits as long as a message in a queue without limit would.
    private static int LimitOf(MessageKind kind, Component queue) => kind is QueueKind && QueueKind.DoSendersWait(queue) ? int.MaxValue : kind.LimitOf(queue) ?? int.MaxValue;

    /// <summary>Consumers wanted ÷ consumers, of the busiest flow that reads and, of a log, its busiest consumer; 0 where nothing reads.</summary>
    public static double Load(PassModel model, PassRound round, Component component, FlowAnswer[] times)
    {
        if (component.Kind is not MessageKind kind)
        {
            return 0;
        }

        var load = 0.0;
        var busiest = kind.IsLog ? Shares(model, round, component).Max() : 1.0 / kind.ConsumersOf(component);
        for (var f = 0; f < times.Length; f++)
        {
            if (model.Design.Flows[f].Reads?.Name == component.Name && double.IsFinite(times[f].HeldSeconds))
            {
                var size = model.Design.Flows[f].Steps is [Batch { Queue: not null } batch] ? round.BatchSize(batch) : 1;
                load = Math.Max(load, round.Rates[f] / size * times[f].HeldSeconds * busiest);
                load = model.Design.Flows[f].Steps is [Batch { Every: not null } polled] ? Math.Max(load, BatchSizes.PollLoad(polled, round.Rates[f])) : load;
            }
        }

        return load;
    }

    /// <summary>Part of the messages of a log that each consumer gets; [consumer], sum 1.</summary>
    private static double[] Shares(PassModel model, PassRound round, Component log)
    {
        var partitions = log.Count(MessageKeys.Partitions);
        var consumers = ((MessageKind)log.Kind).ConsumersOf(log);
        var shares = new double[consumers];
        var total = 0.0;
        foreach (var visit in model.Visits.Where(v => v.Component.Name == log.Name && round.Rates[v.FlowIndex] > 0))
        {
            var rate = round.Rates[visit.FlowIndex] * visit.Visit.Times;
            var byPartition = model.ShardsOf(visit, partitions);
            total += rate;
            for (var p = 0; p < partitions; p++)
            {
                shares[p % consumers] += rate * (byPartition?[p] ?? 1.0 / partitions);
            }
        }

        return total > 0 ? [.. shares.Select(s => s / total)] : [.. shares.Select(_ => 1.0 / consumers)];
    }
}
