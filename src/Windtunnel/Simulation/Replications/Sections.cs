using MathNet.Numerics.Distributions;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Replications;

/// <summary>Confidence intervals from independent replications.</summary>
internal static class Sections
{
    private const double TwoSided95 = 0.975;

    /// <summary>The estimate from all data together, with an interval from how its parts, one per replication, scatter around it.</summary>
    /// <param name="overall">The estimate from all replications together.</param>
    /// <param name="parts">The same figure from each replication; those that are not numbers had nothing to measure.</param>
    /// <param name="trust">Whether to believe it.</param>
    /// <returns>The estimate with its 95 % interval by Student's t; the half-width is not a number below two parts.</returns>
    /// <remarks>Sectioning: Asmussen &amp; Glynn 2007, Stochastic Simulation, §III.5a. Unlike the mean of the parts, the overall quantile has little bias.</remarks>
    public static Measured Of(double overall, ReadOnlySpan<double> parts, Trust trust = Trust.Settled)
    {
        var count = 0;
        var squares = 0.0;
        foreach (var part in parts)
        {
            if (!double.IsNaN(part))
            {
                count++;
                squares += (part - overall) * (part - overall);
            }
        }

        return new Measured(overall, count < 2 ? double.NaN : Student(count - 1) * Math.Sqrt(squares / (count - 1) / count), trust) { Parts = [.. parts] };
    }

    /// <summary>The mean of one figure per replication.</summary>
    /// <param name="parts">The figure of each replication; those that are not numbers had nothing to measure.</param>
    /// <param name="trust">Whether to believe it.</param>
    /// <returns>0 when there are none.</returns>
    public static Measured Mean(ReadOnlySpan<double> parts, Trust trust = Trust.Settled)
    {
        var count = 0;
        var sum = 0.0;
        foreach (var part in parts)
        {
            count += double.IsNaN(part) ? 0 : 1;
            sum += double.IsNaN(part) ? 0 : part;
        }

        return count == 0 ? new Measured(0, 0, trust) : Of(sum / count, parts, trust);
    }

    /// <summary>The quantile of Student's t that a 95 % interval takes.</summary>
    public static double Student(int degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, TwoSided95);
}
