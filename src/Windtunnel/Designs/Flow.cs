using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>What happens for one request type.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Reads">The queue whose messages start it; null when a load does.</param>
/// <param name="Steps">In order.</param>
/// <param name="RequestSize">Bytes of one request, for bandwidth.</param>
/// <param name="ResponseSize">Bytes of one response, for bandwidth and egress.</param>
/// <param name="Where">Where it is declared.</param>
public sealed record Flow(string Name, Component? Reads, ImmutableArray<Step> Steps, Setting<Quantity> RequestSize, Setting<Quantity> ResponseSize, SourceSpan Where)
{
    /// <summary>Priority of a request where neither its flow nor the step says one.</summary>
    public const int PriorityDefault = 5;

    /// <summary>Whether requests gather anywhere in it.</summary>
    public bool HasBatches { get; } = StepTree.All(Steps).Any(s => s is Batch);

    /// <summary>The steps for which a message of a flow that reads keeps its consumer: all, or those before a window, which stands in the flow's own list.</summary>
    public ImmutableArray<Step> HeldSteps => Steps.FirstOrDefault(s => s is Batch { Late: not null }) is { } window ? Steps[..Steps.IndexOf(window)] : Steps;

    /// <summary>How urgent its requests are where components go by that; 1, the most urgent, to 9.</summary>
    public int Priority { get; init; } = PriorityDefault;
}
