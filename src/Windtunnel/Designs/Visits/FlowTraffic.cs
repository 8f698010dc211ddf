using System.Collections.Immutable;

namespace Windtunnel.Designs.Visits;

/// <summary>How often a flow runs and what each run asks for.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="RequestsPerSecond">Requests of its load and messages of the queue it reads [1/s]; +∞ when messages cause ever more messages.</param>
/// <param name="Visits">The operations of one request, in the order written.</param>
public sealed record FlowTraffic(Flow Flow, double RequestsPerSecond, ImmutableArray<StepVisit> Visits);
