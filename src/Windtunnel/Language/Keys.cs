using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Language;

/// <summary>Makes keys; the words here read as the sentence the reference prints.</summary>
public static class Keys
{
    public static Key<Quantity> Quantity(string name, Dimension dimension, string about) => new(name, about, new QuantityType(dimension));

    public static Key<Distribution> Distribution(string name, Dimension dimension, string about) => new(name, about, new DistributionType(dimension));

    public static Key<string> Text(string name, string about) => new(name, about, new TextType());

    public static Key<T> Choice<T>(string name, string about)
        where T : struct, Enum => new(name, about, new ChoiceType<T>());

    public static Key<Node> Node(string name, string about, string description, Func<JsonObject> schema) => new(name, about, new NodeType(description, schema));

    public static Key<ImmutableArray<ScalarNode>> Names(string name, string about) => new(name, about, new NamesType());

    public static Key<T> Of<T>(string name, string about, KeyType<T> type) => new(name, about, type);

    public static Key<Quantity> AtLeast(this Key<Quantity> key, double low) => key.Within($"≥ {low:0.####}", q => q.Low >= low);

    /// <summary>Counts of things that come whole; half of one would be rounded without a word.</summary>
    public static Key<Quantity> WholeFrom(this Key<Quantity> key, double low) =>
        key.Within($"a whole number ≥ {low:0}", q => q.Low >= low && q.Low == Math.Floor(q.Low) && q.High == Math.Floor(q.High));

    public static Key<Quantity> Above(this Key<Quantity> key, double low) => key.Within($"> {low:0.####}", q => q.Low > low);

    public static Key<Quantity> Between(this Key<Quantity> key, double low, double high) =>
        key.Type is QuantityType { Dimension: Dimension.Share }
            ? key.Within($"from {low * 100:0.####} % to {high * 100:0.####} %", q => q.Low >= low && q.High <= high)
            : key.Within($"from {low:0.####} to {high:0.####}", q => q.Low >= low && q.High <= high);
}
