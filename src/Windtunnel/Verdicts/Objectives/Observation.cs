using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>The value an objective is judged on.</summary>
/// <param name="Actual">In the base unit of <paramref name="Dimension"/>.</param>
/// <param name="Parts">What it is made of, in words; empty when it speaks for itself.</param>
/// <param name="Absent">Why there is no value; null when there is one.</param>
internal sealed record Observation(Measured Actual, Dimension Dimension, string Parts = "", string? Absent = null)
{
    public static Observation None(Dimension dimension, string why) => new(new Measured(double.NaN, double.NaN, Trust.TooFew), dimension, "", why);

    public static Observation Exact(double value, Dimension dimension, string parts = "") => new(new Measured(value, 0, Trust.Settled), dimension, parts);
}
