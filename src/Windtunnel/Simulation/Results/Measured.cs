using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>Whether a measured value can be believed, and if not, why.</summary>
public enum Trust
{
    /// <summary>Warm-up removed, interval valid.</summary>
    Settled,

    /// <summary>More arrives than can be done: the value grows with the length of the run and means nothing.</summary>
    Saturated,

    /// <summary>No steady state was found within the run.</summary>
    DidNotSettle,

    /// <summary>Too few observations for this percentile.</summary>
    TooFew,
}

/// <summary>A measured value with its 95 % confidence interval.</summary>
/// <param name="Value">The estimate, in the base unit of its quantity.</param>
/// <param name="HalfWidth">Half the width of the 95 % confidence interval, same unit; ≥ 0; NaN when there is no interval.</param>
/// <param name="Trust">Whether to believe it.</param>
public readonly record struct Measured(double Value, double HalfWidth, Trust Trust)
{
    /// <summary>The value in each replication, so that two designs under common random numbers can be compared pair by pair; empty when it is not kept.</summary>
    public ImmutableArray<double> Parts { get => field.IsDefault ? [] : field; init; }

    public double Low => Value - HalfWidth;

    public double High => Value + HalfWidth;

    public bool IsTrusted => Trust == Trust.Settled;

    /// <summary>The same with an interval at least as wide as theory knows that it must be.</summary>
    /// <param name="halfWidth">Half its width, same unit; ≥ 0.</param>
    internal Measured NoNarrowerThan(double halfWidth) => HalfWidth < halfWidth ? this with { HalfWidth = halfWidth } : this;
}
