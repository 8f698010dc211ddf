using Windtunnel.Kernel.Measures;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Simulation.Replications;

/// <summary>How long a run takes to forget that it began empty.</summary>
internal static class WarmUp
{
    /// <summary>Windows of a pilot that MSER-5 looks at: 40 batches of five.</summary>
    public const int Windows = 40 * Mser5.BatchSize;

    /// <summary>Mean latencies that pass before anything is measured; after eight, requests that take longer than the run has lasted are missing, which is
    /// e⁻⁸·(8 + 1) = 0.3 % of the mean of an exponential latency, and less with every further one.</summary>
    private const double LatenciesMin = 8;

    /// <summary>The warm-up that a pilot shows.</summary>
    /// <param name="pilot">Replications with <see cref="Windows"/> windows from time 0.</param>
    /// <returns>Seconds to leave out; NaN when the pilot was too short to tell.</returns>
    /// <remarks>MSER-5 (White 1997) on the requests in flight of each flow, averaged over the replications as Hoad, Robinson &amp; Davies 2010 advise.</remarks>
    public static double Of(Observations pilot)
    {
        var windows = 0;
        foreach (var flow in pilot.Layout.Flows)
        {
            var levels = pilot.Runs.Select(r => pilot.InFlightOf(r, flow)).ToArray();
            var batches = new double[levels.Min(l => l.Length) / Mser5.BatchSize];
            for (var b = 0; b < batches.Length; b++)
            {
                batches[b] = levels.Average(l => l.AsSpan(b * Mser5.BatchSize, Mser5.BatchSize).ToArray().Average());
            }

            var truncation = batches.All(b => b == batches[0]) ? 0 : Mser5.Truncation(batches);
            if (truncation == Mser5.NotSettled)
            {
                return double.NaN;
            }

            windows = Math.Max(windows, truncation * Mser5.BatchSize);
        }

        return windows * pilot.WindowSeconds;
    }

    /// <summary>The least warm-up, whatever a pilot shows: several mean latencies, and the time the busiest queue takes to settle.</summary>
    /// <param name="analytic">What the queueing network says; null when nobody asked it.</param>
    /// <param name="isOpen">Whether all loads are open: users who wait limit every queue, and with it the time it takes to settle.</param>
    /// <returns>Seconds; 0 when nothing is known.</returns>
    /// <remarks>
    /// A queue forgets its start as e^(−t/τ), τ = S/(1−√ρ)² for M/M/1 (Cohen 1982, The Single Server Queue, III.7.3), which is 4·W/(1−ρ) and a little for a mean wait W.
    /// </remarks>
    public static double Least(AnalyticResult? analytic, bool isOpen)
    {
        if (analytic is null)
        {
            return 0;
        }

        var latency = analytic.Flows.Select(f => double.IsFinite(f.MeanSeconds) ? f.MeanSeconds : f.IdleSeconds).DefaultIfEmpty(0).Max();
        var settling = isOpen ? analytic.Components.Select(SettlingOf).Where(double.IsFinite).DefaultIfEmpty(0).Max() : 0;
        return Math.Max(LatenciesMin * latency, settling);
    }

    /// <summary>The time a queue takes to settle [s]; +∞ when more arrives than can be done.</summary>
    public static double SettlingOf(AnalyticComponent component) =>
        component.OfferedLoad >= 1 ? double.PositiveInfinity : component.MeanWaitSeconds == 0 ? 0 : 4 * component.MeanWaitSeconds / (1 - (component.MakesBatches ? component.OfferedLoad : component.Utilisation));
}
