using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>The integral over the time t since a key's last use: Σ q² ∫ e^(−qt) · P(fewer than m other keys asked for within t) dt.</summary>
internal sealed class LruIntegral
{
    private readonly double[] _keys;
    private readonly int _capacity;
    private readonly double[] _seen;

    public LruIntegral(Popularity popularity, int capacity)
    {
        _keys = [.. Enumerable.Range(0, (int)popularity.Keys).Select(rank => popularity.Probability(rank)).Where(q => q > 0)];
        _capacity = capacity;
        _seen = new double[_keys.Length];
    }

    public double Value()
    {
        if (_capacity >= _keys.Length) return 1;

        // In u = ln t the integrand dies out on both sides and is smooth, where the trapezoidal rule converges exponentially. It is a step
        // blurred over about 1/√m, so the points lie four times as close as that.
        var step = Math.Min(0.1, 0.25 / Math.Sqrt(_capacity));
        var last = Math.Log(50 / _keys[^1]);
        var sum = 0.0;
        for (var u = Math.Log(1e-14); u < last; u += step) sum += Integrand(Math.Exp(u));
        return Math.Min(1, sum * step);
    }

    private double Integrand(double time)
    {
        double mean = 0, unlimited = 0;
        for (var i = 0; i < _keys.Length; i++)
        {
            mean += _seen[i] = Complement.OfExponential(_keys[i] * time);
            unlimited += _keys[i] * _keys[i] * (1 - _seen[i]);
        }

        // Chernoff's bound on the far tail: where it is below what a double shows, the cache is surely large enough or surely too small.
        if (_capacity - mean + _capacity * Math.Log(mean / _capacity) < -40) return mean < _capacity ? time * unlimited : 0;
        var others = new double[_capacity];
        others[0] = 1;
        return time * Sum(0, _keys.Length, others);
    }

    /// <summary>The sum over the keys first … end−1, when the number of keys seen outside that range has the distribution <paramref name="others"/>.</summary>
    /// <remarks>Halving the range leaves every key out once at the cost of n·log n updates, where leaving out one by one would cost n².</remarks>
    private double Sum(int first, int end, double[] others)
    {
        if (end - first == 1)
        {
            var fewer = 0.0;
            foreach (var p in others) fewer += p;
            return _keys[first] * _keys[first] * (1 - _seen[first]) * fewer;
        }

        var middle = (first + end) / 2;
        return Sum(first, middle, With(others, middle, end)) + Sum(middle, end, With(others, first, middle));
    }

    private double[] With(double[] others, int first, int end)
    {
        var result = (double[])others.Clone();
        for (var i = first; i < end; i++)
        {
            var p = _seen[i];
            for (var k = result.Length - 1; k > 0; k--) result[k] = result[k] * (1 - p) + result[k - 1] * p;
            result[0] *= 1 - p;
        }

        return result;
    }
}
