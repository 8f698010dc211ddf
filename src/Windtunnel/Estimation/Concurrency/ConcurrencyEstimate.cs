using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Concurrency;

/// <summary>Requests in flight at peak when nothing waits, by Little's law: per flow, per component and per instance.</summary>
/// <remarks>A request in flight at a store is a connection in use. Waiting adds to all of these; the simulation says how much.</remarks>
internal sealed class ConcurrencyEstimate : IEstimate
{
    public string Section => "concurrency";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        var demand = envelope.Demand;
        foreach (var flow in envelope.Design.Flows)
        {
            var idle = demand.IdleTimeOf(flow.Name);
            yield return new Line($"{flow.Name} idle time", idle);
            yield return new Line($"{flow.Name} concurrent requests", Arithmetic.Product(Dimension.Number, demand.RateOf(flow.Name, Level.Peak), idle));
        }

        foreach (var component in envelope.Design.Components.Where(c => demand.VisitsTo(c).Any()))
        {
            var inFlight = demand.InFlightAt(component, Level.Peak);
            yield return new Line($"{component.Name} concurrent requests", inFlight);
            if (component.Plan.Servers is null)
            {
                continue;
            }

            var each = Arithmetic.Quotient(Dimension.Number, inFlight.Named($"{component.Name} concurrent requests"), Instances(component, demand));
            yield return new Line($"{component.Name} concurrent requests per instance", each);
            if (component.Plan.Concurrency is not null)
            {
                var slots = Answer.Of(component, Dimension.Number, () => $"{component.Plan.Concurrency}", static (c, _) => c.Plan.Concurrency ?? 0).Named("slots");
                yield return new Line($"{component.Name} slot utilisation at peak", Arithmetic.Quotient(Dimension.Share, each, slots));
            }
        }

        foreach (var line in envelope.Design.Components.Where(c => c.Kind is MessageKind).SelectMany(q => Consumers(q, envelope)))
        {
            yield return line;
        }
    }

    /// <summary>Messages that are being worked on: what the flows that read the queue have in flight.</summary>
    private static IEnumerable<Line> Consumers(Component queue, Envelope envelope)
    {
        var readers = envelope.Design.Flows.Where(f => f.Reads?.Name == queue.Name).ToList();
        if (queue.Kind is MessageKind { IsLog: true } && readers.Count > 1)
        {
            // Every flow that reads a log has consumers of its own.
            return readers.SelectMany(f => Consumers(queue, $"{queue.Name} for {f.Name}", [f], envelope));
        }

        return readers.Count == 0 ? [] : Consumers(queue, queue.Name, readers, envelope);
    }

    private static IEnumerable<Line> Consumers(Component queue, string name, IReadOnlyList<Flow> readers, Envelope envelope)
    {
        var busy = Arithmetic.Sum(Dimension.Number, readers.Select(f =>
            Arithmetic.Product(Dimension.Number, envelope.Demand.RateOf(f.Name, Level.Peak), envelope.Demand.HeldTimeOf(f))));
        var target = new Input($"{queue.Name} target utilisation", queue.Settings.Get(MessageKeys.TargetUtilisation));
        yield return new Line($"{name} consumers needed", Arithmetic.RoundUp(Arithmetic.Quotient(Dimension.Number, busy, target)));
        yield return new Line(
            $"{name} consumer utilisation at peak",
            Arithmetic.Quotient(Dimension.Share, busy, new Input($"{queue.Name} consumers", queue.Settings.Get(MessageKeys.Consumers))));
    }

    private static Term Instances(Component component, Demand demand) => component.Plan.Scaling is not null
        ? BusyTime.Instances(component, demand.BusyServersOf(component, Level.Peak)).Named($"{component.Name} instances")
        : Answer.Of(component, Dimension.Number, () => $"{component.Plan.Instances}", static (c, _) => c.Plan.Instances).Named($"{component.Name} instances");
}
