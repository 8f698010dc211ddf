using System.Collections.Immutable;

namespace Windtunnel.Workloads;

/// <summary>How the load moves over a day.</summary>
/// <param name="Name">"flat", "diurnal".</param>
/// <param name="Factors">Rate as a multiple of the average, one value per equal part of the day, mean 1; empty means flat. Between points the rate is a step.</param>
public sealed record DayShape(string Name, ImmutableArray<double> Factors)
{
    public static readonly DayShape Flat = new("flat", []);

    /// <summary>A day with one hump: 1 + (peak − 1)·sin, in 96 quarter hours, never below zero, mean 1.</summary>
    /// <param name="peak">Highest rate as a multiple of the average; in [1, 2].</param>
    public static DayShape Diurnal(double peak)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(peak, 1);
        var amplitude = Math.Min(peak - 1, 1);
        return new DayShape("diurnal", [.. Enumerable.Range(0, 96).Select(i => 1 + amplitude * Math.Sin(2 * Math.PI * (i + 0.5) / 96 - Math.PI / 2))]);
    }
}
