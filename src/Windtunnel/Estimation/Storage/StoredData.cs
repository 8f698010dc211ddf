using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Storage;

/// <summary>How much is kept, where, and how often.</summary>
internal sealed class StoredData(Design design, Demand demand)
{
    /// <summary>The key by which kinds that keep copies say how many; one word means one thing everywhere.</summary>
    private const string ReplicasKey = "replicas";

    /// <summary>Bytes of a data set once retention is reached, one copy [B].</summary>
    public Term Of(DataSet data) =>
        Arithmetic.Product(Dimension.ByteSize, Records.Of(data, demand), new Input($"{data.Name} size", data.Size)).Named($"{data.Name} storage over retention");

    /// <summary>Components that keep data, as opposed to caches, which may lose it.</summary>
    public IEnumerable<Component> Stores => design.Components.Where(c => c.Kind is not CacheKind && (c.Holds.Length > 0 || c.Kind is MessageKind));

    /// <summary>Bytes kept in a component once retention is reached, one copy [B]; 0 for a cache.</summary>
    public Term In(Component component) => component.Kind switch
    {
        CacheKind => new Fixed(0, Dimension.ByteSize),
        MessageKind => Messages(component),
        _ => Arithmetic.Sum(Dimension.ByteSize, component.Holds.Select(design.FindData).OfType<DataSet>().Select(Of)),
    };

    /// <summary>Copies of what a component keeps [–]; ≥ 1.</summary>
    public static Term CopiesIn(Component component) =>
        component.Kind.Shape.Keys.FirstOrDefault(k => k.Name == ReplicasKey) is Key<Quantity> key && component.Settings.Find(key) is { } replicas
            ? new Input($"{component.Name} replicas", replicas)
            : Fixed.One;

    private Term Messages(Component queue) => Arithmetic.Product(
        Dimension.ByteSize,
        demand.OperationsOf(queue, Level.Average, v => v.Operation.Writes),
        new Input($"{queue.Name} keep", queue.Settings.Get(MessageKeys.Retention)),
        new Input($"{queue.Name} message size", queue.Settings.Get(MessageKeys.MessageSize)));
}
