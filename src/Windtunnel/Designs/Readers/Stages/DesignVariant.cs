using Windtunnel.Language;

namespace Windtunnel.Designs.Readers.Stages;

/// <summary>A design as written, before it is checked: the body, or a stage laid over it.</summary>
/// <param name="Stage">Name of the stage; null for the body.</param>
/// <param name="Body">Top-level mapping.</param>
internal sealed record DesignVariant(string? Stage, MapNode Body);
