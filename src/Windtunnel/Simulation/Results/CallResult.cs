namespace Windtunnel.Simulation.Results;

/// <summary>What one step of a flow did about slow and failed calls.</summary>
/// <param name="Label">As the user would say it: "urls read url".</param>
/// <param name="Component">Name of the component called.</param>
public sealed record CallResult(string Label, string Component)
{
    /// <summary>Calls per request of the flow, however often each is tried.</summary>
    public required double CallsPerRequest { get; init; }

    /// <summary>Further tries per call.</summary>
    public required double Retries { get; init; }

    /// <summary>Further tries per call that were due and not made, because the retry budget was used up.</summary>
    public required double Withheld { get; init; }

    /// <summary>Whether anything but plain calls happened.</summary>
    public bool IsEventful => Retries > 0 || Withheld > 0;
}
