namespace Windtunnel.Kernel.Chance.Laws;

internal sealed class DiscreteShape : LawShape
{
    private readonly AliasTable _choices;
    private readonly double[] _values;

    public DiscreteShape(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Check.SameLength(values.Length, weights.Length, nameof(weights));
        _choices = new AliasTable(weights);
        _values = values.ToArray();
        double sum = 0;
        double first = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += weights[i];
            first += weights[i] * Check.NotNegative(values[i], nameof(values));
        }

        Mean = first / sum;
        for (int i = 0; i < values.Length; i++)
        {
            Variance += weights[i] / sum * (values[i] - Mean) * (values[i] - Mean);
        }
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Sample(ref Draw draw) => _values[_choices.Next(ref draw)];
}
