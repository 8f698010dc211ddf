namespace Windtunnel.Simulation.Analytic;

/// <summary>How long others work for a call when so many are inside: callees queue too, but no longer than there are slots.</summary>
/// <remarks>
/// Mean value analysis of the calls as users of the stations they go on to (Reiser and Lavenberg 1980), c servers as one of c times the speed and a
/// delay (Seidmann et al. 1987), what others ask of them slowing them down (Lazowska et al. 1984, §7.4.2).
/// </remarks>
internal static class InsideTimes
{
    /// <summary>Users × kinds of stations beyond which the steady mean is taken for every number inside.</summary>
    private const double StepsMax = 2e6;

    /// <param name="entries">The calls.</param>
    /// <param name="host">Index of the instances that hold the slots.</param>
    /// <param name="slots">Slots of one instance.</param>
    /// <param name="sites">Every site.</param>
    /// <param name="utilisation">Utilisation of every site; [site].</param>
    /// <returns>Mean time held by others with k inside each instance [s]; [k], from 0 to slots.</returns>
    public static double[] Of(SlotEntries entries, int host, int slots, IReadOnlyList<Site> sites, double[] utilisation)
    {
        var hosts = sites[host].Count;
        var stations = Stations(entries, host, sites, utilisation);
        var held = Enumerable.Repeat(entries.Held, slots + 1).ToArray();
        if (stations.Count == 0 || (double)hosts * slots * (stations.Count + 1) > StepsMax)
        {
            return held;
        }

        // Things done at once take less than their sum; what they ask of stations is shortened alike.
        var scale = entries.QueuedSeconds > entries.Held ? entries.Held / entries.QueuedSeconds : 1;
        var cores = (Demand: entries.Busy / hosts / sites[host].Servers, Number: 0.0);
        var delay = Math.Max(0, entries.Held - entries.QueuedSeconds) + stations.Sum(s => scale * s.Delay);
        var coreDelay = entries.Busy * (1 - 1.0 / sites[host].Servers);
        for (var n = 1; n <= hosts * slots; n++)
        {
            var away = delay;
            foreach (var station in stations)
            {
                station.Response = scale * station.Demand * (1 + station.Number);
                away += station.Count * station.Response;
            }

            var atCores = cores.Demand * (1 + cores.Number);
            var throughput = n / (away + coreDelay + hosts * atCores);
            cores.Number = throughput * atCores;
            foreach (var station in stations)
            {
                station.Number = throughput * station.Response;
            }

            if (n % hosts == 0)
            {
                held[n / hosts] = away;
            }
        }

        return held;
    }

    private static List<Station> Stations(SlotEntries entries, int host, IReadOnlyList<Site> sites, double[] utilisation)
    {
        var stations = new List<Station>();
        for (var i = 0; i < sites.Count; i++)
        {
            var demand = entries.DemandAt(i);
            if (demand > 0 && sites[i].Component != sites[host].Component)
            {
                var own = entries.Rate * sites[host].Count * demand / sites[i].Servers;
                var others = Math.Clamp(utilisation[i] - own, 0, 1 - 1e-6);
                stations.Add(new Station(sites[i].Count, demand / sites[i].Servers / (1 - others), sites[i].Count * demand * (1 - 1.0 / sites[i].Servers)));
            }
        }

        return stations;
    }

    /// <param name="count">Instances alike.</param>
    /// <param name="demand">What a call asks of the queue of one of them [s].</param>
    /// <param name="delay">What it asks of all of them beside that [s].</param>
    private sealed class Station(int count, double demand, double delay)
    {
        public int Count => count;

        public double Demand => demand;

        public double Delay => delay;

        public double Number { get; set; }

        public double Response { get; set; }
    }
}
