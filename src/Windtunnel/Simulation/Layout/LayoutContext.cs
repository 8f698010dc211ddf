using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Simulation.Layout;

/// <summary>What is laid out so far; flows look their components and data up here.</summary>
/// <param name="Design">The design.</param>
/// <param name="Model">The kernel's model.</param>
/// <param name="Components">By name.</param>
/// <param name="Data">By name.</param>
internal sealed record LayoutContext(
    Design Design, ModelBuilder Model, IReadOnlyDictionary<string, ComponentLayout> Components, IReadOnlyDictionary<string, DataLayout> Data)
{
    private readonly List<string> _notes = [];

    /// <summary>What the queueing network says; null when nobody asked it.</summary>
    public AnalyticResult? Analytic { get; init; }

    /// <summary>Operations asked of a component in the long run [1/s]; 0 when nobody asked the network.</summary>
    public double RateOf(Component component) => Analytic?.FindComponent(component.Name)?.OperationsPerSecond ?? 0;

    /// <summary>The places and the links between them.</summary>
    public required PlaceLayout Places { get; init; }

    /// <summary>What was assumed, each once, in the order it came up.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Note(string sentence)
    {
        if (!_notes.Contains(sentence, StringComparer.Ordinal))
        {
            _notes.Add(sentence);
        }
    }
}
