using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Costs;

/// <summary>What one unit of something costs.</summary>
/// <param name="Name">As kinds and designs call it: "vcpu", "egress".</param>
/// <param name="About">What it pays for.</param>
/// <param name="Value">The price; its dimension says for how much of what and for how long.</param>
/// <param name="Provenance">The list it was read from and when, or where the design says otherwise.</param>
public sealed record Price(string Name, string About, Quantity Value, Provenance Provenance);
