using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Chance.Laws;

internal sealed class EmpiricalShape : LawShape
{
    private readonly double[] _values;

    public EmpiricalShape(ReadOnlySpan<double> sortedValues)
    {
        var moments = new MeanVariance();
        double previous = 0;
        foreach (double value in sortedValues)
        {
            moments.Add(Check.NotNegative(value, nameof(sortedValues)));
            previous = value >= previous ? value : throw new ArgumentException("The values must ascend.", nameof(sortedValues));
        }

        if (sortedValues.IsEmpty)
        {
            throw new ArgumentException("There must be at least one value.", nameof(sortedValues));
        }

        _values = sortedValues.ToArray();
        (Mean, Variance) = (moments.Mean, moments.PopulationVariance);
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Sample(ref Draw draw) => _values[(int)draw.NextIndex((ulong)_values.Length)];
}
