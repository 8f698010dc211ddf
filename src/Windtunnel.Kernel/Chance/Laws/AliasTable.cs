namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>Chooses an index by weight with one draw, however many there are (Walker 1977; Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    public AliasTable(ReadOnlySpan<double> weights)
    {
        int n = weights.Length;
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += Check.NotNegative(weight, nameof(weights));
        }

        Check.Positive(sum, nameof(weights));
        _keep = new double[n];
        _alias = new int[n];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < n; i++)
        {
            _keep[i] = weights[i] / sum * n;
            _alias[i] = i;
            (_keep[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int poor = small.Pop();
            int rich = large.Pop();
            _alias[poor] = rich;
            _keep[rich] -= 1 - _keep[poor];
            (_keep[rich] < 1 ? small : large).Push(rich);
        }

        // What is left is 1 but for rounding. An index of weight 0 is never left: it would have found a rich one.
        foreach (int i in small.Concat(large))
        {
            _keep[i] = 1;
        }
    }

    public int Next(ref Draw draw)
    {
        // The whole part of u·n is the column and the fraction decides within it.
        double x = draw.NextUniform() * _keep.Length;
        int column = (int)x;
        return x - column < _keep[column] ? column : _alias[column];
    }
}
