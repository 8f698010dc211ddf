namespace Windtunnel.Analysis;

/// <summary>Approximate solution of a closed network of any size: its cost does not grow with the population.</summary>
/// <remarks>
/// Linearizer, Chandy &amp; Neuse 1982: the share of each class at each station is taken to change by the same amount whichever user is left
/// out; without that change it is the approximation of Schweitzer 1979 and Bard 1979. Several servers become one of c times the speed and a
/// delay for the rest of the service (Seidmann, Schweitzer &amp; Shalev-Oren 1987). Measured errors: docs/theory/networks.md.
/// </remarks>
public static class ApproximateMva
{
    private const int Rounds = 3;
    private const int MaxIterations = 100_000;
    private const double Tolerance = 1e-11;

    /// <summary>Approximate mean values.</summary>
    /// <param name="network">Any closed product-form network.</param>
    /// <returns>Approximate mean values; NaN throughput if the iteration did not settle in 100,000 steps.</returns>
    public static NetworkSolution Solve(ClosedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var classes = network.Classes;
        var change = new double[network.Stations, classes, classes];
        var full = new Core(network, leftOut: -1);
        var fewer = new Core[classes];
        for (var r = 0; r < classes; r++) fewer[r] = new Core(network, leftOut: r);

        for (var round = 0; round < Rounds; round++)
        {
            full.Settle(change);
            for (var r = 0; r < classes; r++)
            {
                fewer[r].Settle(change);
                for (var i = 0; i < network.Stations; i++)
                {
                    for (var s = 0; s < classes; s++) change[i, s, r] = fewer[r].Share(i, s) - full.Share(i, s);
                }
            }
        }

        full.Settle(change);
        return MeanValueAnalysis.Solution(network, full.Throughput, full.Residence);
    }

    /// <summary>The fixed point at one population, all users or all but one, for given changes of the shares.</summary>
    private sealed class Core
    {
        private readonly ClosedNetwork _network;
        private readonly int[] _users;
        private readonly double[,] _queue;

        public Core(ClosedNetwork network, int leftOut)
        {
            _network = network;
            _users = (int[])network.Population.Clone();
            if (leftOut >= 0 && _users[leftOut] > 0) _users[leftOut]--;
            _queue = new double[network.Stations, network.Classes];
            for (var i = 0; i < network.Stations; i++)
            {
                for (var r = 0; r < network.Classes; r++) _queue[i, r] = network.IsDelay(i) ? 0 : _users[r] / (double)network.Stations;
            }
        }

        public double[] Throughput { get; private set; } = [];

        public double[,] Residence { get; private set; } = new double[0, 0];

        public double Share(int station, int r) => _users[r] == 0 ? 0 : _queue[station, r] / _users[r];

        public void Settle(double[,,] change)
        {
            Throughput = new double[_users.Length];
            Residence = new double[_network.Stations, _users.Length];
            for (var iteration = 0; iteration < MaxIterations; iteration++)
            {
                for (var r = 0; r < _users.Length; r++) Throughput[r] = _users[r] / Cycle(r, change);
                if (Move() < Tolerance) return;
            }

            Array.Fill(Throughput, double.NaN);
        }

        private double Cycle(int r, double[,,] change)
        {
            var cycle = _network.ThinkTime[r];
            for (var i = 0; i < _network.Stations; i++)
            {
                var demand = _network.Demands[i, r];
                Residence[i, r] = _network.IsDelay(i) ? demand : demand * (1 + Seen(i, r, change) / _network.Servers[i]);
                cycle += Residence[i, r];
            }

            // A class without users may ask for nothing at all; any cycle will do for it, as long as it is not 0/0.
            return cycle > 0 ? cycle : 1;
        }

        // What an arriving request of class r finds in the queue of the fast server.
        private double Seen(int station, int r, double[,,] change)
        {
            var seen = 0.0;
            for (var s = 0; s < _users.Length; s++)
            {
                var others = s == r ? _users[s] - 1 : _users[s];
                if (others > 0) seen += others * (Share(station, s) + change[station, s, r]);
            }

            return Math.Max(0, seen);
        }

        // Only the part of the residence at the fast server is queue; the rest is the delay that stands for the missing speed.
        private double Move()
        {
            var most = 0.0;
            for (var i = 0; i < _network.Stations; i++)
            {
                if (_network.IsDelay(i)) continue;
                var delayed = (_network.Servers[i] - 1.0) / _network.Servers[i];
                for (var r = 0; r < _users.Length; r++)
                {
                    var next = Throughput[r] * (Residence[i, r] - _network.Demands[i, r] * delayed);
                    most = Math.Max(most, Math.Abs(next - _queue[i, r]) / Math.Max(1, _users[r]));
                    _queue[i, r] = next;
                }
            }

            return most;
        }
    }
}
