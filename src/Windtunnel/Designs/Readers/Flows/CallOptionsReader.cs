using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Reads what a step says about slow and failed calls, and reports what makes no sense together.</summary>
internal static class CallOptionsReader
{
    private static readonly Key[] Keys = [StepKeys.Timeout, StepKeys.Retry, StepKeys.RetryBudget, StepKeys.Deadline, StepKeys.Cancel, StepKeys.Hedge, StepKeys.Breaker, StepKeys.Bulkhead, StepKeys.Idempotent, StepKeys.Duplicated];

    /// <returns>Null when the step says nothing of the sort.</returns>
    public static CallOptions? Read(Settings settings, Reading reading)
    {
        if (!Keys.Any(k => settings.FindAny(k) is not null))
        {
            return null;
        }

        var retry = settings.Find(StepKeys.Retry)?.Value;
        if (retry is not { Times: > 0 } && settings.Find(StepKeys.Hedge) is null && settings.Find(StepKeys.RetryBudget) is { } budget)
        {
            reading.Error(DiagnosticCode.Contradiction, WhereOf(budget), "'retry budget' limits further tries, and this step makes none.", "Add 'retry: 2 with jitter', or remove 'retry budget'.");
        }

        if (settings.Find(StepKeys.Cancel) is { } cancel && settings.Find(StepKeys.Timeout) is null && settings.Find(StepKeys.Deadline) is null && settings.Find(StepKeys.Hedge) is null)
        {
            reading.Error(DiagnosticCode.Contradiction, WhereOf(cancel), "'cancel' is about calls that are given up, and this step never gives up.", "Add 'timeout: 200 ms', or remove 'cancel'.");
        }

        return new CallOptions(
            settings.Find(StepKeys.Timeout),
            retry?.Times ?? 0,
            retry?.Backoff ?? Backoff.Exponential,
            retry?.Base ?? RetryType.DefaultBase,
            retry?.Cap ?? RetryType.DefaultCap)
        {
            RetryBudget = settings.Find(StepKeys.RetryBudget),
            Deadline = settings.Find(StepKeys.Deadline),
            Idempotent = settings.Find(StepKeys.Idempotent)?.Value,
            Duplicated = settings.Find(StepKeys.Duplicated),
            Hedge = settings.Find(StepKeys.Hedge)?.Value,
            Breaker = settings.Find(StepKeys.Breaker)?.Value,
            Bulkhead = settings.Find(StepKeys.Bulkhead)?.Value,
            Cancellation = settings.Find(StepKeys.Cancel)?.Value ?? Cancellation.Never,
        };
    }

    private static SourceSpan WhereOf(Setting setting) => setting.Provenance is Provenance.Typed typed ? typed.Where : default;
}
