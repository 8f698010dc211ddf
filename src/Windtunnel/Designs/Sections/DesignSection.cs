using System.Collections.Immutable;
using Windtunnel.Language;

namespace Windtunnel.Designs.Sections;

/// <summary>A mapping of the language that the schema and the reference both describe.</summary>
/// <param name="Definition">Its name in the schema.</param>
/// <param name="Title">Its heading in the reference.</param>
/// <param name="About">What it is and where it stands, in a sentence or two.</param>
/// <param name="Shape">Its keys.</param>
public sealed record DesignSection(string Definition, string Title, string About, Shape Shape)
{
    /// <summary>All of them, in the order of the reference.</summary>
    public static ImmutableArray<DesignSection> All { get; } =
    [
        new("design", "The file", "A design file is one YAML mapping with these keys.", DesignKeys.Shape),
        new("requirements", "requirements", "What the system must do, and how well.", RequirementKeys.Shape),
        new("workload-keys", "workload", "Every other key under `workload` is a request type, the name of a flow; its value is a rate (`100M/day`), a relation (`10 x shorten`, `20 % of browse`, `2/day per user`) or a mapping with the keys of a load.", WorkloadKeys.Shape),
        new("load", "A load", "Under a request type in `workload`, where there is more to say than a rate.", LoadKeys.Shape),
        new("data-set", "A data set", "One entry under `data` per kind of record.", DataKeys.Shape),
        new("component", "A component", "One entry under `components` each. `web: service` is short for `web: { kind: service }`. Each kind has keys of its own, below.", ComponentKeys.Shape),
        new("link", "A link", "One entry under `links` each: `frankfurt and virginia` for both directions, `frankfurt to virginia` for one.", LinkKeys.Shape),
        new("flow", "A flow", "One entry under `flows` per request type: a list of steps, or a mapping with these keys.", FlowKeys.Shape),
        new("call", "A step that asks a component", "The component's name, what it is asked to do and the data set it is about; after a colon a time, or a mapping with these keys.", StepKeys.Shape),
        new("experiment", "An experiment", "One entry under `experiments` each. Keys that begin with `at`, such as `at 60 s`, are its timeline; each holds a fault or a list of faults.", ExperimentKeys.Shape),
        new("decision", "A decision", "One entry under `decisions` each.", DecisionKeys.Shape),
        new("expectation", "An expectation", "One item of the list under `expect` each.", ExpectationKeys.Shape),
    ];
}
