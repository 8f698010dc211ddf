using Windtunnel.Components;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Language;
using Windtunnel.Units;
using KernelLimiter = Windtunnel.Kernel.Stations.Limits.RateLimiter;

namespace Windtunnel.Designs.Checks;

/// <summary>A limiter has the settings of its algorithm, and lets somebody pass.</summary>
internal sealed class LimiterCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var limiter in design.Components.Where(c => c.Kind is RateLimiterKind))
        {
            Check(limiter, reading);
        }
    }

    private static void Check(Component limiter, Reading reading)
    {
        var algorithm = limiter.Settings.Get(RateLimiterKind.Algorithm).Value;
        var isBucket = algorithm is LimitAlgorithm.TokenBucket or LimitAlgorithm.LeakyBucket;
        Contradict(limiter, isBucket ? RateLimiterKind.Window : RateLimiterKind.Burst, isBucket ? "A bucket has no window" : "Only buckets have a burst", reading);
        if (limiter.Settings.Get(RateLimiterKind.Counters).Value == Counters.Shared)
        {
            Contradict(limiter, RateLimiterKind.Instances, "Instances of a limiter matter only where each counts by itself", reading, "Write 'counters: local', or remove");
        }

        var passing = isBucket ? RateLimiterKind.BurstOf(limiter) : limiter.Number(RateLimiterKind.Limit) * RateLimiterKind.WindowOf(limiter);
        if (Math.Round(passing) < (algorithm == LimitAlgorithm.LeakyBucket ? 0 : 1))
        {
            reading.Error(DiagnosticCode.OutOfRange, limiter.Where, $"'{limiter.Name}' lets nobody pass: {(isBucket ? "its bucket holds" : "a window lets through")} less than one request.", isBucket ? "Raise 'burst'." : "Lengthen 'window' or raise 'limit'.");
        }
        else if (passing > KernelLimiter.CountMax || limiter.Number(RateLimiterKind.Limit) > 1e9)
        {
            reading.Error(DiagnosticCode.OutOfRange, limiter.Where, $"'{limiter.Name}' lets more pass than can be counted: at most {Human.Format(1e9, Dimension.Number)} a second, a window or a burst.", "Lower 'limit', 'burst' or 'window'.");
        }
    }

    private static void Contradict(Component limiter, Key<Quantity> key, string why, Reading reading, string remedy = "Remove")
    {
        if (limiter.Settings.ProvenanceOf(key) is Provenance.Typed typed)
        {
            reading.Error(DiagnosticCode.Contradiction, typed.Where, $"{why}, so '{key.Name}' of '{limiter.Name}' says nothing.", $"{remedy} '{key.Name}'.");
        }
    }
}
