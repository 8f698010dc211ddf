namespace Windtunnel.Kernel.Programs.Results;

/// <summary>Where time went, at one step.</summary>
/// <param name="Program">The program.</param>
/// <param name="Kind">What the step does, such as <c>Visit</c>.</param>
/// <param name="At">The group or data it concerns, if any.</param>
/// <param name="Index">Its place in the program, from 0.</param>
/// <param name="Visits">How often it was done; for a visit, services started.</param>
/// <param name="Failures">Requests that failed at it.</param>
/// <param name="WaitSum">Time spent waiting for a core, slot, lock or retry [ns].</param>
/// <param name="TimeSum">Time of delays and services that began, in full [ns]; for a container, from its start to its end.</param>
/// <param name="IsContainer">Whether its time is that of other requests' steps, so that adding both would count twice.</param>
public sealed record StepResult(
    string Program, string Kind, string? At, int Index, long Visits, long Failures, long WaitSum, long TimeSum, bool IsContainer)
{
    /// <summary>What else is known of a call; nothing for any other step.</summary>
    public CallResult? Call { get; init; }
}
