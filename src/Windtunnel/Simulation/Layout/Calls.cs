using Windtunnel.Kernel.Programs;
using KernelBackoff = Windtunnel.Kernel.Programs.Backoff;
using KernelCallOptions = Windtunnel.Kernel.Programs.CallOptions;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns timeouts and retries into those of the kernel.</summary>
internal static class Calls
{
    /// <param name="options">As in the design; null for a call that only has something to do on error.</param>
    /// <param name="hasEffect">Whether doing it twice is to be counted.</param>
    /// <param name="failed">Where to go when the last try has failed; null to fail the caller.</param>
    public static KernelCallOptions OptionsOf(Designs.CallOptions? options, bool hasEffect, Label? failed) => new()
    {
        Timeout = options?.Timeout is { } timeout ? timeout.Value.ToLaw() : null,
        Attempts = 1 + (options?.Retries ?? 0),
        Backoff = options is { Retries: > 0 } ? BackoffOf(options) : KernelBackoff.None,
        Budget = options?.RetryBudget is { } share ? new RetryBudget(share.Value.Nominal) : null,
        DeadlineSeconds = options?.Deadline?.Value.Nominal ?? double.PositiveInfinity,
        Cancellation = (options?.Cancellation ?? Designs.Cancellation.Never) switch
        {
            Designs.Cancellation.BeforeStart => Cancellation.BeforeStart,
            Designs.Cancellation.Propagates => Cancellation.AtOnce,
            _ => Cancellation.Never,
        },
        HasEffect = hasEffect,
        TwinShare = options?.Duplicated?.Value.Nominal ?? 0,
        Hedge = options?.Hedge is { } hedge ? new Hedge(hedge.AfterSeconds ?? 0, hedge.AfterShare, hedge.CopiesMax) : null,
        Breaker = options?.Breaker is { } breaker
            ? new CircuitBreaker(breaker.FailureShare, breaker.Calls, breaker.WindowSeconds ?? double.PositiveInfinity, breaker.OpenSeconds) : null,
        OnError = failed,
    };

    private static KernelBackoff BackoffOf(Designs.CallOptions options)
    {
        var first = options.BackoffBase.Value.Nominal;
        var cap = Math.Max(first, options.BackoffCap.Value.Nominal);
        return options.Backoff switch
        {
            Designs.Backoff.Fixed => KernelBackoff.Fixed(first),
            Designs.Backoff.Exponential => KernelBackoff.Exponential(first, cap),
            Designs.Backoff.EqualJitter => KernelBackoff.EqualJitter(first, cap),
            Designs.Backoff.DecorrelatedJitter => KernelBackoff.DecorrelatedJitter(first, cap),
            _ => KernelBackoff.FullJitter(first, cap),
        };
    }
}
