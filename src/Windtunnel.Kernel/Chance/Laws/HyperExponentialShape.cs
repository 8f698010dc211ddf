namespace Windtunnel.Kernel.Chance.Laws;

internal sealed class HyperExponentialShape : LawShape
{
    private readonly AliasTable _branches;
    private readonly double[] _means;

    public HyperExponentialShape(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> means)
    {
        Check.SameLength(probabilities.Length, means.Length, nameof(means));
        double sum = 0;
        double secondMoment = 0;
        for (int i = 0; i < means.Length; i++)
        {
            sum += Check.NotNegative(probabilities[i], nameof(probabilities));
            Mean += probabilities[i] * Check.NotNegative(means[i], nameof(means));
            secondMoment += 2 * probabilities[i] * means[i] * means[i];
        }

        if (Math.Abs(sum - 1) > 1e-9)
        {
            throw new ArgumentOutOfRangeException(nameof(probabilities), sum, "The probabilities must sum to 1.");
        }

        _branches = new AliasTable(probabilities);
        _means = means.ToArray();
        Variance = secondMoment - (Mean * Mean);
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Sample(ref Draw draw) => _means[_branches.Next(ref draw)] * draw.NextExponential();
}
