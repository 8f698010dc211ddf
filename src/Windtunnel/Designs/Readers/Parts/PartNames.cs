using Windtunnel.Components;
using Windtunnel.Language;

namespace Windtunnel.Designs.Readers.Parts;

/// <summary>
/// What steps, objectives and faults can name. A part that was declared but could not be read is known by name, so that one
/// mistake is reported once and not again at every use.
/// </summary>
internal sealed class PartNames
{
    private readonly Dictionary<string, Component> _components;
    private readonly Dictionary<string, DataSet> _data;
    private readonly HashSet<string> _declaredComponents;
    private readonly HashSet<string> _declaredData;

    public PartNames(IEnumerable<Component> components, IEnumerable<DataSet> data, IEnumerable<string> declaredComponents, IEnumerable<string> declaredData, IEnumerable<string> flows)
    {
        _components = components.ToDictionary(c => c.Name, StringComparer.Ordinal);
        _data = data.ToDictionary(d => d.Name, StringComparer.Ordinal);
        _declaredComponents = new HashSet<string>(declaredComponents, StringComparer.Ordinal);
        _declaredData = new HashSet<string>(declaredData, StringComparer.Ordinal);
        Flows = new HashSet<string>(flows, StringComparer.Ordinal);
    }

    public IReadOnlySet<string> Flows { get; }

    /// <summary>Places that components stand in or requests come from.</summary>
    public IReadOnlyCollection<string> Places { get; set; } = [];

    public IReadOnlyCollection<string> ComponentNames => _declaredComponents;

    public IReadOnlyCollection<string> DataNames => _declaredData;

    public bool IsComponent(string name) => _declaredComponents.Contains(name);

    public bool IsData(string name) => _declaredData.Contains(name);

    public Component? Component(string name) => _components.GetValueOrDefault(name);

    public DataSet? Data(string name) => _data.GetValueOrDefault(name);

    /// <summary>Says that a name is no component, and which one may have been meant.</summary>
    public void ReportUnknownComponent(ScalarNode name, Reading reading, params string[] alsoPossible) =>
        reading.Error(DiagnosticCode.UnknownComponent, name.Where, $"There is no component '{name.Text}'.", () => _declaredComponents.Count == 0
            ? "The design declares none: write each under 'components', such as 'web: service'."
            : Suggestion.For(name.Text, [.. _declaredComponents, .. alsoPossible]));
}
