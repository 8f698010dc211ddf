using Windtunnel.Components;
using Windtunnel.Components.Stores;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Servers;

/// <summary>How many instances, shards or partitions the peak needs at the target utilisation, and how busy those are that the design plans.</summary>
/// <remarks>Load spread evenly: what one hot key does to its shard is for the simulation.</remarks>
internal sealed class ServerEstimate : IEstimate
{
    public string Section => "servers";

    public IEnumerable<Line> Estimate(Envelope envelope) =>
        envelope.Design.Components.Where(c => c.Plan.Servers is not null).SelectMany(c => Of(c, envelope));

    private static IEnumerable<Line> Of(Component component, Envelope envelope)
    {
        var busy = envelope.Demand.BusyServersOf(component, Level.Peak).Named($"{component.Name} busy servers at peak");
        yield return new Line($"{component.Name} busy servers at peak", busy);
        yield return new Line($"{component.Name} utilisation at peak", Arithmetic.Quotient(Dimension.Share, busy, BusyTime.Servers(component, busy)));
        if (component.Plan.Batch is not null)
        {
            // Batches grow with the load, so that servers are busy long before there are too few.
            busy = envelope.Demand.NeededServersOf(component, Level.Peak).Named($"{component.Name} busy servers in full batches");
            yield return new Line($"{component.Name} busy servers in full batches", busy);
        }

        if (component.Plan.Scaling is not null)
        {
            var average = envelope.Demand.BusyServersOf(component, Level.Average).Named($"{component.Name} busy servers");
            yield return new Line($"{component.Name} instances at average", BusyTime.Instances(component, average));
            yield return new Line($"{component.Name} instances at peak", BusyTime.Instances(component, busy));
        }

        if (Scale.Of(component) is not { } scale)
        {
            yield break;
        }

        if (component.Plan.Shards > 1)
        {
            var parts = Answer.Of(component, Dimension.Number, () => $"{component.Plan.Shards}", static (c, _) => c.Plan.Shards).Named($"{component.Name} {scale.Word}");
            var operations = envelope.Demand.OperationsOf(component, Level.Peak).Named($"{component.Name} peak operations");
            yield return new Line($"{component.Name} peak operations per {scale.Word[..^1]}", Arithmetic.Quotient(Dimension.Rate, operations, parts));
        }

        var name = $"{component.Name} {scale.Word} needed";
        var each = Arithmetic.Product(Dimension.Number, scale.ServersPerUnit, Scale.TargetOf(component));
        var forLoad = Arithmetic.AtLeast(Arithmetic.RoundUp(Arithmetic.Quotient(Dimension.Number, busy, each)), 1);
        if (StoreKeys.DiskOf(component) is { } disk)
        {
            var stored = envelope.Stored.In(component).Named($"{component.Name} storage");
            var forStorage = Arithmetic.AtLeast(
                Arithmetic.RoundUp(Arithmetic.Quotient(Dimension.Number, stored, new Input($"{component.Name} storage per node", disk))), 1);
            yield return new Line($"{name} for load", forLoad);
            yield return new Line($"{name} for storage", forStorage);
            yield return new Line(name, Arithmetic.Greatest(Dimension.Number, forLoad.Named("for load"), forStorage.Named("for storage")));
            yield break;
        }

        yield return new Line(name, forLoad);
    }
}
