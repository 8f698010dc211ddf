using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Further tries as typed.</summary>
/// <param name="Times">How many; ≥ 0.</param>
/// <param name="Backoff">How the wait before each is spread.</param>
/// <param name="Base">First wait [s].</param>
/// <param name="Cap">Longest wait [s].</param>
public sealed record Retry(int Times, Backoff Backoff, Setting<Quantity> Base, Setting<Quantity> Cap);
