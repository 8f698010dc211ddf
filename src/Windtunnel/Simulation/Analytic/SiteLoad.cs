using Windtunnel.Analysis;
using Windtunnel.Components;

namespace Windtunnel.Simulation.Analytic;

/// <summary>What one instance gets, all flows together.</summary>
internal sealed class SiteLoad
{
    /// <param name="network">The network.</param>
    /// <param name="site">The instance.</param>
    /// <param name="rates">Rate of every visit, all instances together [1/s]; [visit].</param>
    /// <param name="arrivalScv">Squared coefficient of variation of the gaps between visits of its flow; [visit].</param>
    public SiteLoad(DesignNetwork network, Site site, double[] rates, double[] arrivalScv)
    {
        Servers = site.Servers;
        (Service, ServiceScv) = network.Service(v => rates[v] * (site.Awaited[v] + site.Copies[v]));
        IsExponential = Math.Abs(ServiceScv - 1) < 1e-9;

        // Where cores are shared, the number present is that of exponential service, whatever the service.
        ServiceScv = site.IsShared ? 1 : ServiceScv;
        var isAlone = true;
        double gaps = 0, flows = 0;
        for (var v = 0; v < rates.Length; v++)
        {
            var rate = rates[v] * (site.Awaited[v] + site.Copies[v]);
            if (rate <= 0)
            {
                continue;
            }

            // A shard gets a random part of the visits and, copies of writes apart, an instance of it every n-th of those or again a random part.
            var isTurn = site.Copies[v] == 0 && site.Plan.Routing == Routing.RoundRobin && (site.Plan.Replicas > 1 || site.TurnShare is not null) && !IsAtFirst(site, v);
            var replicas = site.Copies[v] == 0 && !IsAtFirst(site, v) ? 1 / (site.TurnShare ?? (1.0 / site.Plan.Replicas)) : 1;
            var atShard = Thinned(arrivalScv[v], Math.Min(1, (site.Awaited[v] + site.Copies[v]) * replicas));
            flows += rate * atShard;
            gaps += rate * (isTurn ? atShard / replicas : Thinned(atShard, 1.0 / replicas));
            isAlone &= isTurn && atShard == 1 && site.TurnShare is null;
            Rate += rate;
        }

        ArrivalScv = Rate > 0 ? Snap(gaps / Rate) : 1;
        FlowScv = Rate > 0 ? Snap(flows / Rate) : 1;
        Turns = isAlone && Rate > 0 ? site.Plan.Replicas : null;
    }

    public int Servers { get; }

    /// <summary>Visits to the instance [1/s].</summary>
    public double Rate { get; }

    /// <summary>Mean service of a visit [s].</summary>
    public double Service { get; }

    /// <summary>Squared coefficient of variation of the service, as far as waits depend on it.</summary>
    public double ServiceScv { get; }

    public bool IsExponential { get; }

    /// <summary>Mean number of servers wanted.</summary>
    public double Offered => Rate * Service;

    /// <summary>Squared coefficient of variation of the gaps between visits to the instance, streams weighted by rate (Whitt 1983, eq. 33 with w = 1).</summary>
    public double ArrivalScv { get; }

    /// <summary>The same for all visits to the shard.</summary>
    public double FlowScv { get; }

    /// <summary>Every how many-th Poisson visit the instance gets; null where its visits are no such stream.</summary>
    public int? Turns { get; }

    /// <summary>Mean wait were instances chosen at random [s].</summary>
    public double RandomWait => Rate > 0 && Service > 0 ? GGc.MeanWait(Rate, 1, Service, ServiceScv, Servers) : 0;

    // Each of a renewal stream's arrivals kept with a probability: the gaps' variation moves towards Poisson.
    private static double Thinned(double scv, double share) => scv == 1 ? 1 : 1 + share * (scv - 1);

    private static double Snap(double scv) => Math.Abs(scv - 1) < 1e-12 ? 1 : scv;

    // Where only the first replica answers, it gets all that its shard gets.
    private static bool IsAtFirst(Site site, int visit) => site.Plan.WritesAtFirst && site.IsAtFirst[visit];
}
