namespace Windtunnel.Validation.Utilisations;

/// <summary>A small design that can be loaded to any utilisation, to see how far apart the answers are there.</summary>
/// <param name="Name">What is queued for: "one server", "round robin over four".</param>
/// <param name="Design">The design as a user would write it, at a utilisation of its busiest part.</param>
/// <param name="Exact">Mean latency by closed form at a utilisation [s]; null where there is none.</param>
public sealed record Mechanism(string Name, Func<double, string> Design, Func<double, double>? Exact = null);
