namespace Windtunnel.Analysis;

/// <summary>Exact solution of a closed network whose stations may have several servers.</summary>
/// <remarks>
/// Buzen 1973, and for several classes Reiser &amp; Kobayashi 1975: the normalising constants G(n) by convolution of the stations' factors
/// f(n) = |n|!/∏ min(j,c) · ∏ D^n/n!. Every term is positive and logarithms are kept, so nothing cancels and nothing overflows; the better known
/// mean value analysis with marginal probabilities loses all digits near saturation (Chandy &amp; Sauer 1980), which is why it is not used.
/// </remarks>
public static class Convolution
{
    /// <summary>Most elementary steps that <see cref="Solve"/> takes; about a second on one core.</summary>
    public const double MaxSteps = 3e7;

    /// <summary>Whether the network is small enough for <see cref="Solve"/>.</summary>
    /// <param name="network">The network.</param>
    /// <returns>True when the steps needed stay within <see cref="MaxSteps"/>.</returns>
    public static bool CanSolve(ClosedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        double multiServers = 0;
        for (var i = 0; i < network.Stations; i++)
        {
            if (IsMultiServer(network, i)) multiServers++;
        }

        // A vector has on average half its users of each class below it.
        var pairs = network.Population.Aggregate(1.0, (product, n) => product * (n + 1.0) * (n + 2.0) / 2);
        return 3 * multiServers * pairs + 2 * (network.Stations + 1.0) * network.Lattice * (network.Classes + 1) <= MaxSteps;
    }

    /// <summary>Mean values at the full population.</summary>
    /// <param name="network">Any closed product-form network.</param>
    /// <returns>The exact mean values; a closed network is never saturated.</returns>
    /// <exception cref="ArgumentException">The population needs more than <see cref="MaxSteps"/>.</exception>
    public static NetworkSolution Solve(ClosedNetwork network)
    {
        if (!CanSolve(network)) throw new ArgumentException("The population is too large to be solved exactly by convolution.", nameof(network));
        var run = new Constants(network);
        var residence = new double[network.Stations, network.Classes];
        var throughput = new double[network.Classes];
        for (var r = 0; r < network.Classes; r++) throughput[r] = run.Throughput(r);
        for (var i = 0; i < network.Stations; i++)
        {
            var numbers = IsMultiServer(network, i) ? run.NumbersAtMultiServer(i) : run.NumbersAtQueue(i);
            for (var r = 0; r < network.Classes; r++)
            {
                residence[i, r] = network.IsDelay(i) || throughput[r] == 0
                    ? network.Demands[i, r]
                    : numbers[r] / throughput[r];
            }
        }

        return MeanValueAnalysis.Solution(network, throughput, residence);
    }

    private static bool IsMultiServer(ClosedNetwork network, int station) => network.Servers[station] > 1 && !network.IsDelay(station);

    /// <summary>The logarithms of the normalising constants, with all stations and with each multi-server station left out.</summary>
    private sealed class Constants
    {
        private readonly ClosedNetwork _network;
        private readonly LogConvolution _lattice;
        private readonly Dictionary<int, double[]> _without = [];
        private readonly double[] _all;

        public Constants(ClosedNetwork network)
        {
            _network = network;
            _lattice = new LogConvolution(network.Population);
            var rest = _lattice.Delay(DelayDemands());
            var multiServers = new List<int>();
            for (var i = 0; i < network.Stations; i++)
            {
                if (IsMultiServer(network, i)) multiServers.Add(i);
                else if (!network.IsDelay(i)) _lattice.AddQueue(rest, Demands(i));
            }

            _all = LeaveOneOut(multiServers, rest);
        }

        public double Throughput(int r) => _network.Population[r] == 0 ? 0 : Math.Exp(_lattice.WithOneFewer(_all, r) - _all[^1]);

        /// <summary>L(r) = D(r)·G'(N − 1 of r)/G(N), where G' counts the station twice (Buzen 1973, eq. 14 for one class).</summary>
        public double[] NumbersAtQueue(int station)
        {
            var numbers = new double[_network.Classes];
            if (_network.IsDelay(station)) return numbers;
            var twice = (double[])_all.Clone();
            _lattice.AddQueue(twice, Demands(station));
            for (var r = 0; r < numbers.Length; r++)
            {
                if (_network.Population[r] > 0) numbers[r] = _network.Demands[station, r] * Math.Exp(_lattice.WithOneFewer(twice, r) - _all[^1]);
            }

            return numbers;
        }

        public double[] NumbersAtMultiServer(int station) => _lattice.MeanNumbers(Factors(station), _without[station], _all[^1]);

        // Each constant without one station is the product of what lies before and behind it: three convolutions per station, not one per pair.
        private double[] LeaveOneOut(List<int> stations, double[] rest)
        {
            var before = new double[stations.Count + 1][];
            before[0] = rest;
            for (var k = 0; k < stations.Count; k++) before[k + 1] = _lattice.Convolve(before[k], Factors(stations[k]));
            double[]? behind = null;
            for (var k = stations.Count - 1; k >= 0; k--)
            {
                _without[stations[k]] = behind is null ? before[k] : _lattice.Convolve(before[k], behind);
                behind = behind is null ? Factors(stations[k]) : _lattice.Convolve(behind, Factors(stations[k]));
            }

            return before[^1];
        }

        private double[] Factors(int station) => _lattice.MultiServer(Demands(station), _network.Servers[station]);

        private double[] DelayDemands()
        {
            var sum = (double[])_network.ThinkTime.Clone();
            for (var i = 0; i < _network.Stations; i++)
            {
                for (var r = 0; r < sum.Length; r++) sum[r] += _network.IsDelay(i) ? _network.Demands[i, r] : 0;
            }

            return sum;
        }

        private double[] Demands(int station)
        {
            var demands = new double[_network.Classes];
            for (var r = 0; r < demands.Length; r++) demands[r] = _network.Demands[station, r];
            return demands;
        }
    }
}
