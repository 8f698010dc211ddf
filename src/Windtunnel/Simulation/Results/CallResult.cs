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

    /// <summary>Copies sent per call because no answer had come for a while.</summary>
    public required double Hedges { get; init; }

    /// <summary>Calls, per call, that were not made because the circuit breaker was open.</summary>
    public required double ShortCircuited { get; init; }

    /// <summary>Share of the time during which the circuit breaker was not closed; in [0, 1].</summary>
    public required double BreakerOpen { get; init; }

    /// <summary>Requests, per call, that the bulkhead turned away; they are no calls.</summary>
    public required double TurnedAway { get; init; }

    /// <summary>Tries per call that arrived twice.</summary>
    public required double Duplicates { get; init; }

    /// <summary>Tries per call that did once more what another try of the same call had done; 0 where nothing is written.</summary>
    public required double DoneTwice { get; init; }

    /// <summary>The same where it is idempotent: they had no effect.</summary>
    public required double Recognised { get; init; }

    /// <summary>Whether anything but plain calls happened.</summary>
    public bool IsEventful => Retries > 0 || Withheld > 0 || Hedges > 0 || BreakerOpen > 0 || TurnedAway > 0 || Duplicates > 0 || DoneTwice > 0 || Recognised > 0;
}
