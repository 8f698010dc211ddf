using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Workloads;

/// <summary>What asks for a flow.</summary>
/// <param name="Flow">Name of the flow it starts.</param>
/// <param name="Where">Where it is written.</param>
public abstract record Load(string Flow, SourceSpan Where)
{
    /// <summary>Where its requests come from; empty: from where the first component is.</summary>
    public ImmutableArray<Origin> Origins { get; init; } = [];

    /// <summary>Share of its requests that open a new connection, with TCP and TLS 1.3 a round trip each; in [0, 1].</summary>
    public double NewConnections { get; init; }
}

/// <summary>Requests that arrive whether or not earlier ones are done.</summary>
/// <param name="Rate">Average arrival rate over the day [1/s]; relations already resolved.</param>
/// <param name="Peak">Peak rate as a multiple of the average; ≥ 1.</param>
/// <param name="Pattern">How arrivals are spread.</param>
/// <param name="Working">How the rate comes about: "10 x shorten"; empty when typed as a rate.</param>
public sealed record OpenLoad(string Flow, SourceSpan Where, Setting<Quantity> Rate, Setting<Quantity> Peak, ArrivalPattern Pattern, string Working)
    : Load(Flow, Where)
{
    /// <summary>When its requests start, where they are runs of a job; null otherwise.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Arrival rate [1/s].</summary>
    /// <param name="factor">Multiple of the load, which schedules know nothing of; ≥ 0.</param>
    /// <param name="isPeak">At peak instead of on average.</param>
    public double RateAt(double factor, bool isPeak) => Rate.Value.Nominal * (Schedule is null ? factor : 1) * (isPeak ? Peak.Value.Nominal : 1);
}

/// <summary>Users who think, ask, wait for the answer and think again.</summary>
/// <param name="Users">How many; ≥ 0.</param>
/// <param name="Think">Time between an answer and the next request [s].</param>
public sealed record ClosedLoad(string Flow, SourceSpan Where, Setting<Quantity> Users, Setting<Distribution> Think) : Load(Flow, Where);
