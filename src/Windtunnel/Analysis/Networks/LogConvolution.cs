namespace Windtunnel.Analysis;

/// <summary>Convolution over population vectors of positive numbers that are kept as natural logarithms; −∞ stands for zero.</summary>
internal sealed class LogConvolution(int[] population)
{
    private readonly PopulationLattice _lattice = new(population);
    private readonly double[] _logFactorial = LogFactorials(population.Sum());

    /// <summary>The constant with one user of class r fewer than all.</summary>
    public double WithOneFewer(double[] constants, int r) => constants[_lattice.Size - 1 - _lattice.Strides[r]];

    /// <summary>Factors of a delay: ∏ D^n/n!.</summary>
    public double[] Delay(double[] demands) => Fill(n => Product(n, demands));

    /// <summary>Factors of c servers: |n|!/∏ min(j,c) · ∏ D^n/n!.</summary>
    public double[] MultiServer(double[] demands, int servers) => Fill(n =>
    {
        var total = _lattice.Total(n);
        var parallel = Math.Min(total, servers);
        return Product(n, demands) + _logFactorial[total] - _logFactorial[parallel] - (total - parallel) * Math.Log(servers);
    });

    /// <summary>Convolves with a single server in place: G(n) += Σ D(r)·G(n − 1 of r), in one pass upwards.</summary>
    public void AddQueue(double[] constants, double[] demands)
    {
        var logs = Array.ConvertAll(demands, Math.Log);
        Span<double> terms = stackalloc double[logs.Length + 1];
        for (var n = 1; n < _lattice.Size; n++)
        {
            terms[0] = constants[n];
            for (var r = 0; r < logs.Length; r++)
                terms[r + 1] = _lattice.Count(n, r) > 0 ? logs[r] + constants[n - _lattice.Strides[r]] : double.NegativeInfinity;
            constants[n] = LogSum(terms);
        }
    }

    /// <summary>Convolves two sets of factors.</summary>
    public double[] Convolve(double[] a, double[] b)
    {
        var result = new double[_lattice.Size];
        var terms = new double[_lattice.Size];
        var limit = new int[population.Length];
        var part = new int[population.Length];
        for (var n = 0; n < result.Length; n++)
        {
            for (var r = 0; r < limit.Length; r++) limit[r] = _lattice.Count(n, r);
            var count = 0;
            Array.Clear(part);
            for (var k = 0; k >= 0; k = _lattice.Next(part, limit, k)) terms[count++] = a[k] + b[n - k];
            result[n] = LogSum(terms.AsSpan(0, count));
        }

        return result;
    }

    /// <summary>Mean number of each class at a station with the given factors, when the others have constants <paramref name="without"/>.</summary>
    public double[] MeanNumbers(double[] factors, double[] without, double all)
    {
        var numbers = new double[population.Length];
        for (var n = 0; n < _lattice.Size; n++)
        {
            var probability = Math.Exp(factors[n] + without[_lattice.Size - 1 - n] - all);
            for (var r = 0; r < numbers.Length; r++) numbers[r] += _lattice.Count(n, r) * probability;
        }

        return numbers;
    }

    private double[] Fill(Func<int, double> value)
    {
        var result = new double[_lattice.Size];
        for (var n = 0; n < result.Length; n++) result[n] = value(n);
        return result;
    }

    private double Product(int index, double[] demands)
    {
        var sum = 0.0;
        for (var r = 0; r < demands.Length; r++)
        {
            var n = _lattice.Count(index, r);
            if (n > 0) sum += n * Math.Log(demands[r]) - _logFactorial[n];
        }

        return sum;
    }

    private static double LogSum(ReadOnlySpan<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var x in logs) most = Math.Max(most, x);
        if (double.IsNegativeInfinity(most)) return most;
        var sum = 0.0;
        foreach (var x in logs) sum += Math.Exp(x - most);
        return most + Math.Log(sum);
    }

    private static double[] LogFactorials(int most)
    {
        var result = new double[most + 1];
        for (var n = 2; n <= most; n++) result[n] = result[n - 1] + Math.Log(n);
        return result;
    }
}
