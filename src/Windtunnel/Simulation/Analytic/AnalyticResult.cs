using System.Collections.Immutable;

namespace Windtunnel.Simulation.Analytic;

/// <summary>What the queueing network says about one flow.</summary>
/// <param name="Flow">Name.</param>
/// <param name="MeanSeconds">Mean latency [s]; +∞ when something it visits is saturated.</param>
/// <param name="IdleSeconds">Mean latency when nothing waits anywhere [s].</param>
/// <param name="Method">How it was obtained: "open network, Allen–Cunneen".</param>
/// <param name="Tolerance">Relative error the approximation is known for; 0 where it is exact.</param>
public sealed record AnalyticFlow(string Flow, double MeanSeconds, double IdleSeconds, string Method, double Tolerance);

/// <summary>What the queueing network says about one component.</summary>
/// <param name="Component">Name.</param>
/// <param name="OfferedLoad">Work that arrives as a multiple of capacity, where instances scale of the most there may be: 1.31 for 131 %; 0 for pure delays.</param>
/// <param name="Utilisation">Busy servers ÷ servers; in [0, 1].</param>
/// <param name="OperationsPerSecond">Operations that arrive [1/s].</param>
/// <param name="MeanWaitSeconds">Mean wait for a server [s]; +∞ when saturated.</param>
/// <param name="Method">How it was obtained: "M/M/c", "Allen–Cunneen".</param>
public sealed record AnalyticComponent(string Component, double OfferedLoad, double Utilisation, double OperationsPerSecond, double MeanWaitSeconds, string Method)
{
    /// <summary>Instances there are at this load; 0 for pure delays.</summary>
    public int Instances { get; init; }

    /// <summary>Whether it works for several requests at once: the more, the more wait, so that it is busy long before its capacity is used up.</summary>
    public bool MakesBatches { get; init; }

    /// <summary>Share of the time for which its hottest row is locked by updates; from 1 on these cannot keep up. 0 where no update waits for a lock for ever.</summary>
    public double HottestRow { get; init; }

    /// <summary>Share of the time for which its busiest log is flushed, one write after the other; from 1 on it cannot keep up. 0 where flushes are shared or not simulated.</summary>
    public double BusiestLog { get; init; }
}

/// <summary>The second of the three answers: a design as a queueing network, solved and not simulated.</summary>
/// <param name="Flows">In the order of the design.</param>
/// <param name="Components">In the order of the design.</param>
public sealed record AnalyticResult(ImmutableArray<AnalyticFlow> Flows, ImmutableArray<AnalyticComponent> Components)
{
    public AnalyticFlow? FindFlow(string name) => Flows.FirstOrDefault(f => string.Equals(f.Flow, name, StringComparison.Ordinal));

    public AnalyticComponent? FindComponent(string name) => Components.FirstOrDefault(c => string.Equals(c.Component, name, StringComparison.Ordinal));
}
