using Windtunnel.Analysis;
using Windtunnel.Designs;

namespace Windtunnel.Simulation.Analytic;

/// <summary>A design as stations and classes: each flow is one class of what it waits for and one of what is started and left alone.</summary>
internal sealed class DesignNetwork
{
    /// <summary>Instances of closed networks that are listed one by one; beyond it all instances of a kind are one station with all their servers.</summary>
    private const int InstancesMax = 256;

    /// <summary>A variation beyond this is as good as endless; the bound keeps sums finite.</summary>
    private const double ScvMax = 1e9;

    private readonly IReadOnlyList<FlowVisit> _visits;
    private readonly int _flows;
    private readonly int[] _first;
    private readonly double[] _scale;

    /// <param name="design">The design.</param>
    /// <param name="visits">Every operation of every flow.</param>
    /// <param name="sites">Where they are served.</param>
    /// <param name="isClosed">Whether any flow has users who wait for answers; then instances cannot be looked at one for all.</param>
    public DesignNetwork(Design design, IReadOnlyList<FlowVisit> visits, IReadOnlyList<Site> sites, bool isClosed)
    {
        (_visits, _flows, Sites) = (visits, design.Flows.Length, sites);
        var isListed = isClosed && sites.Sum(s => (long)s.Count) <= InstancesMax;
        _first = new int[sites.Count];
        _scale = new double[sites.Count];
        for (var i = 0; i < sites.Count; i++)
        {
            _first[i] = Stations.Count;
            _scale[i] = isClosed && !isListed ? sites[i].Count : 1;
            var station = Station(sites[i], (int)Math.Min(int.MaxValue, (long)sites[i].Servers * (long)_scale[i]));
            Stations.AddRange(Enumerable.Repeat(station, isListed ? sites[i].Count : 1));
            Owners.AddRange(Enumerable.Repeat(i, isListed ? sites[i].Count : 1));
        }
    }

    public IReadOnlyList<Site> Sites { get; }

    public List<AnalyticStation> Stations { get; } = [];

    /// <summary>Index of the site each station stands for.</summary>
    private List<int> Owners { get; } = [];

    public FlowVisit VisitAt(int visit) => _visits[visit];

    /// <summary>Class of a visit.</summary>
    public int ClassOf(int visit) => _visits[visit].Visit.IsAwaited ? Awaited(_visits[visit].FlowIndex) : Detached(_visits[visit].FlowIndex);

    /// <summary>Station of a site; where there are several, all are alike.</summary>
    public int StationOf(int site) => _first[site];

    /// <summary>Class of what the requests of a flow wait for.</summary>
    public static int Awaited(int flow) => 2 * flow;

    /// <summary>Class of what they start and leave alone, replicas' copies of writes among it.</summary>
    public static int Detached(int flow) => 2 * flow + 1;

    /// <summary>Mean visits of a request to each station; [station].</summary>
    public double[] VisitsOf(int cls) => [.. Owners.Select(site => _scale[site] * _visits.Select((v, i) => Weight(Sites[site], i, cls)).Sum())];

    /// <summary>Mean service of one visit [s] and its squared coefficient of variation.</summary>
    /// <param name="weight">How often each visit goes there; [visit].</param>
    public (double Mean, double Scv) Service(Func<int, double> weight)
    {
        double total = 0, sum = 0, square = 0;
        for (var v = 0; v < _visits.Count; v++)
        {
            var w = weight(v);
            if (w > 0)
            {
                var busy = _visits[v].Busy;
                total += w;
                sum += w * busy;
                square += w * busy * busy * (1 + Math.Min(ScvMax, _visits[v].Timing.Busy?.SquaredCv ?? 0));
            }
        }

        var mean = total > 0 ? sum / total : 0;
        return (mean, mean > 0 ? Math.Max(0, square / total / (mean * mean) - 1) : 0);
    }

    private AnalyticStation Station(Site site, int servers)
    {
        var service = Enumerable.Range(0, 2 * _flows).Select(cls => Service(v => Weight(site, v, cls))).ToArray();
        return new AnalyticStation(
            site.Component.Name, site.IsShared ? Discipline.ProcessorSharing : Discipline.FirstComeFirstServed, servers, [.. service.Select(s => s.Mean)], [.. service.Select(s => Snap(s.Scv))]);
    }

    // A mixture of equal exponentials is one; rounding must not make it look like something else.
    private static double Snap(double scv) => Math.Abs(scv - 1) < 1e-12 ? 1 : scv;

    private double Weight(Site site, int visit, int cls)
    {
        var v = _visits[visit];
        if (v.FlowIndex != cls / 2)
        {
            return 0;
        }

        return v.Visit.Times * (cls % 2 == 0
            ? v.Visit.IsAwaited ? site.Awaited[visit] : 0
            : site.Copies[visit] + (v.Visit.IsAwaited ? 0 : site.Awaited[visit]));
    }
}
