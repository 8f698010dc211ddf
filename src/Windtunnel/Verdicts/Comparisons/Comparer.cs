using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Sets two simulated designs side by side, measure by measure.</summary>
/// <remarks>
/// Both should be run with one seed: common random numbers then make what they share cancel out, and the interval of a difference comes
/// from the differences of like replications (paired t; Law 2015, §10.2.1). Where the values of the replications are not kept, or their
/// number differs, the interval is √(a² + b²), as if the runs were independent.
/// </remarks>
public static class Comparer
{
    /// <summary>Every measure that both have, in the order of <paramref name="after"/>.</summary>
    public static ImmutableArray<Difference> Compare(SimulationResult before, SimulationResult after, Estimate estimateBefore, Estimate estimateAfter)
    {
        var rows = ImmutableArray.CreateBuilder<Difference>();
        foreach (var flow in after.Flows)
        {
            if (before.FindFlow(flow.Flow) is not { } old)
            {
                continue;
            }

            rows.Add(Of($"{flow.Flow} p50", Dimension.Duration, old.P50, flow.P50));
            rows.Add(Of($"{flow.Flow} p99", Dimension.Duration, old.P99, flow.P99));
            rows.Add(Of($"{flow.Flow} errors", Dimension.Share, old.ErrorShare, flow.ErrorShare));
            rows.Add(Of($"{flow.Flow} throughput", Dimension.Rate, old.Throughput, flow.Throughput));
        }

        foreach (var component in after.Components.Where(c => c.Utilisation.Value > 0))
        {
            if (before.FindComponent(component.Component) is { } old)
            {
                rows.Add(Of($"{component.Component} utilisation", Dimension.Share, old.Utilisation, component.Utilisation));
            }
        }

        foreach (var component in after.Components.Where(c => c.Cache is not null))
        {
            if (before.FindComponent(component.Component)?.Cache is { } old)
            {
                rows.Add(Of($"{component.Component} hit ratio", Dimension.Share, old.HitRatio, component.Cache!.HitRatio));
            }
        }

        if (estimateBefore.Find("cost") is { } costBefore && estimateAfter.Find("cost") is { } costAfter)
        {
            rows.Add(Of("cost", Dimension.MoneyRate, Exact(costBefore), Exact(costAfter)));
        }

        return rows.ToImmutable();
    }

    private static Measured Exact(Figure figure) => new(figure.Value.Nominal, (figure.Value.High - figure.Value.Low) / 2, Trust.Settled);

    private static Difference Of(string quantity, Dimension dimension, Measured before, Measured after)
    {
        var trust = before.IsTrusted ? after.Trust : before.Trust;
        var change = new Measured(after.Value - before.Value, Paired(before, after) ?? Math.Sqrt(before.HalfWidth * before.HalfWidth + after.HalfWidth * after.HalfWidth), trust);
        return new Difference(quantity, dimension, before, after, change, change.IsTrusted && Math.Abs(change.Value) > change.HalfWidth);
    }

    /// <summary>Half-width of the 95 % interval of the difference by Student's t over pairs of replications; null when there are no pairs.</summary>
    private static double? Paired(Measured before, Measured after)
    {
        if (before.Parts.Length != after.Parts.Length)
        {
            return null;
        }

        var differences = before.Parts.Zip(after.Parts, (b, a) => a - b).Where(d => !double.IsNaN(d)).ToList();
        if (differences.Count < 2)
        {
            return null;
        }

        var mean = differences.Average();
        var variance = differences.Sum(d => (d - mean) * (d - mean)) / (differences.Count - 1);
        return StudentT.InvCDF(0, 1, differences.Count - 1, 0.975) * Math.Sqrt(variance / differences.Count);
    }
}
