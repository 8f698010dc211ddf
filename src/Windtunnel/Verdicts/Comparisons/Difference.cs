using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>One measure of two designs.</summary>
/// <param name="Quantity">"redirect p99", "web utilisation".</param>
/// <param name="Dimension">Of the values.</param>
/// <param name="Before">The design it is compared with.</param>
/// <param name="After">The design.</param>
/// <param name="Change">After − before, with the interval of the difference.</param>
/// <param name="IsClear">The interval of the difference does not contain zero.</param>
public sealed record Difference(string Quantity, Dimension Dimension, Measured Before, Measured After, Measured Change, bool IsClear);
