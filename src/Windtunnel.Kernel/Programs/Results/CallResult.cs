namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What a call did about slow and failed tries.</summary>
public sealed record CallResult
{
    /// <summary>How often a call was tried again.</summary>
    public required long Retries { get; init; }

    /// <summary>Retries not made and copies not sent because the budget was used up.</summary>
    public required long Withheld { get; init; }

    /// <summary>Copies sent because no answer had come for a while.</summary>
    public required long Hedges { get; init; }

    /// <summary>Calls not made because the circuit breaker was open.</summary>
    public required long ShortCircuited { get; init; }

    /// <summary>Tries that arrived twice.</summary>
    public required long Twins { get; init; }

    /// <summary>Tries that did what another try of the same call had done before; 0 where that is not counted.</summary>
    public required long Repeated { get; init; }

    /// <summary>Share of the measured time during which the circuit breaker was not closed; 0 to 1.</summary>
    public required double OpenShare { get; init; }
}
