using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>Distributions as inputs: their mean, or their parameters where these are ranges.</summary>
internal static class Uncertain
{
    /// <summary>One input per uncertain parameter; the mean as the only one when all are certain.</summary>
    public static Input[] Inputs(string name, Distribution distribution, Provenance provenance, string part = "")
    {
        var ranges = Ranges(distribution);
        return ranges.Count == 0
            ? [new Input(distribution is Constant ? name : $"mean {name}", Quantity.Of(distribution.Mean, distribution.Dimension), provenance, part)]
            : [.. ranges.Select((range, i) => new Input(ranges.Count == 1 ? name : $"{name} {i + 1}", range, provenance, $"{part}#{i}"))];
    }

    /// <summary>The distribution with its uncertain parameters at the given values, in the order of <see cref="Inputs"/>.</summary>
    public static Distribution Resolve(Distribution distribution, IReadOnlyList<double> values)
    {
        var next = 0;
        return distribution.IsUncertain ? distribution.Resolve(_ => values[next++]) : distribution;
    }

    /// <summary>The mean of a distribution.</summary>
    public static Term Mean(string name, Distribution distribution, Provenance provenance)
    {
        var inputs = Inputs(name, distribution, provenance);
        return distribution.IsUncertain
            ? new Formula(distribution.Dimension, [.. inputs], () => $"mean of {name} {distribution}", p => Resolve(distribution, p.ToArray()).Mean)
            : inputs[0];
    }

    private static List<Quantity> Ranges(Distribution distribution)
    {
        var ranges = new List<Quantity>();
        if (distribution.IsUncertain)
        {
            distribution.Resolve(range =>
            {
                ranges.Add(range);
                return range.Nominal;
            });
        }

        return ranges;
    }
}
