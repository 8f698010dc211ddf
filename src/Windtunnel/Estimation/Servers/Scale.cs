using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Servers;

/// <summary>The number by which a component grows, by the word its kind uses for it.</summary>
/// <param name="Word">"instances", "shards".</param>
/// <param name="ServersPerUnit">Servers that one more of it brings for reads [–].</param>
internal sealed record Scale(string Word, Term ServersPerUnit)
{
    private const string TargetKey = "target utilisation";

    /// <summary>Words that kinds use, the one that scales best first. A store grows by shards: replicas do not share writes.</summary>
    private static readonly ImmutableArray<string> words = ["shards", "partitions", "nodes", "instances", "concurrency"];

    /// <summary>How a component grows; null for one that has room for everybody.</summary>
    public static Scale? Of(Component component)
    {
        var word = words.FirstOrDefault(w => component.Kind.Shape.Keys.Any(k => k.Name == w));
        if (word is null || component.Plan.Servers is null)
        {
            return null;
        }

        return word == "concurrency"
            ? new Scale(word, Fixed.One)
            : new Scale(word, Answer.Of(
                component,
                Dimension.Number,
                () => Describe(component.Plan),
                (c, _) => (double)(c.Plan.Servers ?? 1) * (word == "instances" ? 1 : c.Plan.Replicas)).Named($"servers per {word[..^1]}"));
    }

    /// <summary>Share of its capacity a component is planned to use at peak; all of it where the kind has no such key.</summary>
    public static Term TargetOf(Component component) =>
        component.Plan.Scaling is not null ? Answer.Of(component, Dimension.Share, () => Human.Format(component.Plan.Scaling.Scale.Planned, Dimension.Share), static (c, _) => c.Plan.Scaling!.Scale.Planned).Named("scaled to") :
        component.Kind.Shape.Keys.FirstOrDefault(k => k.Name == TargetKey) is Key<Quantity> key && component.Settings.Find(key) is { } target
            ? new Input(TargetKey, target)
            : Fixed.One;

    private static string Describe(StationPlan plan) => plan.Replicas > 1 && plan.Shards > 1 ? $"{plan.Replicas} × {plan.Servers}" : $"{plan.Servers}";
}
