using MathNet.Numerics.LinearAlgebra.Double;

namespace Windtunnel.Analysis;

/// <summary>How often a request visits each station when it moves between them at random, feedback included.</summary>
/// <remarks>Jackson 1957: v(j) = entry(j) + Σ v(i)·P(i→j).</remarks>
public static class TrafficEquations
{
    /// <summary>Mean visits per request to each station.</summary>
    /// <param name="entry">Probability that a request starts at a station; [station]; each ≥ 0, together ≤ 1.</param>
    /// <param name="routing">Probability of going from one station to another; [from, to]; each row together ≤ 1, the rest leaves.</param>
    /// <returns>Mean visits; [station].</returns>
    /// <exception cref="ArgumentException">The arrays differ in size, a row exceeds 1, or some station is never left.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside 0 to 1.</exception>
    public static double[] Visits(double[] entry, double[,] routing)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(routing);
        var stations = entry.Length;
        if (routing.GetLength(0) != stations || routing.GetLength(1) != stations)
            throw new ArgumentException("Routing must be square, with a row and a column for each station.", nameof(routing));
        var matrix = DenseMatrix.CreateIdentity(stations);
        for (var i = 0; i < stations; i++)
        {
            ThrowIf.NotProbability(entry[i], nameof(entry));
            var sum = 0.0;
            for (var j = 0; j < stations; j++)
            {
                ThrowIf.NotProbability(routing[i, j], nameof(routing));
                sum += routing[i, j];
                matrix[j, i] -= routing[i, j];
            }

            if (sum > 1 + 1e-9) throw new ArgumentException($"The probabilities of leaving station {i} add up to {sum}, above 1.", nameof(routing));
        }

        var visits = matrix.Solve(DenseVector.OfArray(entry)).ToArray();

        // A set of stations that is never left makes the matrix singular, which shows as an infinite, undefined or negative count.
        if (Array.Exists(visits, v => !double.IsFinite(v) || v < -1e-9 || v > 1e12))
            throw new ArgumentException("Some request never leaves: a set of stations only leads back into itself.", nameof(routing));
        return Array.ConvertAll(visits, v => Math.Max(0, v));
    }
}
