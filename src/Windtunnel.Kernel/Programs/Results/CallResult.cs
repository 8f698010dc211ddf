namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What a call did about slow and failed tries.</summary>
public sealed record CallResult
{
    /// <summary>How often a call was tried again.</summary>
    public required long Retries { get; init; }

    /// <summary>Retries not made because the budget was used up.</summary>
    public required long Withheld { get; init; }
}
