using System.Collections.Immutable;

namespace Windtunnel.Simulation.Analytic;

/// <summary>What a walk along the steps of a flow found.</summary>
/// <param name="Time">Latency of a request.</param>
/// <param name="WorkSeconds">Its mean without the wait for a consumer [s].</param>
/// <param name="HeldSeconds">How long a message of a flow that reads keeps its consumer, on average [s]; for others the same as <paramref name="WorkSeconds"/>.</param>
/// <param name="Worst">Largest expected error among the stations visited, and by what method they were solved.</param>
/// <param name="Notes">What was approximated on the way.</param>
internal sealed record FlowAnswer(Moments Time, double WorkSeconds, double HeldSeconds, (double Error, string Method) Worst, ImmutableArray<string> Notes);
