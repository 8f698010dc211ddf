using MathNet.Numerics.LinearAlgebra.Double;

namespace Windtunnel.Tests.Analysis;

/// <summary>Solves a small continuous-time Markov chain exactly: the referee for the approximations.</summary>
internal sealed class MarkovChain(int states)
{
    private readonly DenseMatrix _balance = new(states);

    /// <summary>Adds a transition that happens at a rate [1/s].</summary>
    public void Add(int from, int to, double rate)
    {
        _balance[to, from] += rate;
        _balance[from, from] -= rate;
    }

    /// <summary>Share of time in each state.</summary>
    public double[] Solve()
    {
        // One balance equation follows from the others; the sum of all shares takes its place.
        for (var s = 0; s < states; s++) _balance[0, s] = 1;
        var right = new DenseVector(states) { [0] = 1 };
        return _balance.Solve(right).ToArray();
    }
}
