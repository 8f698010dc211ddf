using Windtunnel.Components;

namespace Windtunnel.Estimation.Reliability;

/// <summary>Something a request may need: a component, or a part of the flow that is taken for one.</summary>
/// <param name="Component">The component; null for a part of the flow.</param>
/// <param name="Flow">The part of the flow, in terms of needs before this one; null for a component.</param>
internal sealed record Need(Component? Component, Needs? Flow);
