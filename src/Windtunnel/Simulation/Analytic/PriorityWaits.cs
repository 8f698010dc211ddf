using Windtunnel.Analysis;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Waits at an instance that serves the most urgent first.</summary>
/// <remarks>
/// One core: exact for any service of each class (Cobham 1954; Kleinrock 1976, eq. 3.31 and 3.39). Several: exact for one exponential service (Kella &amp;
/// Yechiali 1985), else scaled by its variation as Allen and Cunneen do. Arrivals that are not Poisson scale all classes alike.
/// </remarks>
internal static class PriorityWaits
{
    /// <summary>Errors to expect of several cores with a service that is not one exponential for all, and of arrivals that are not Poisson.</summary>
    /// <remarks>Measured by AgreementTests; worst 7 % with round robin over two.</remarks>
    private const double SeveralCoresError = 0.2, RegularError = 0.2;

    /// <param name="network">The network.</param>
    /// <param name="site">The instance.</param>
    /// <param name="load">What it gets.</param>
    /// <param name="rates">Rate of every visit, all instances together [1/s]; [visit].</param>
    /// <param name="likeFcfs">What is known of the wait if whoever came first were next: chance, error, and how it compares with Poisson arrivals.</param>
    /// <returns>The wait of each visit; [visit].</returns>
    public static SiteWait[] Of(DesignNetwork network, Site site, SiteLoad load, double[] rates, SiteWait likeFcfs)
    {
        double AtSite(int v) => rates[v] * (site.Awaited[v] + site.Copies[v]);
        var levels = Enumerable.Range(0, rates.Length).Where(v => AtSite(v) > 0 && network.VisitAt(v).Busy > 0).Select(v => network.VisitAt(v).Priority).Distinct().Order().ToArray();
        var arrivals = levels.Select(l => Enumerable.Range(0, rates.Length).Where(v => network.VisitAt(v).Priority == l).Sum(AtSite)).ToArray();
        var services = levels.Select(l => network.Service(v => network.VisitAt(v).Priority == l ? AtSite(v) : 0)).ToArray();
        var (waits, error, method) = Waits(site, load, arrivals, [.. services.Select(s => s.Mean)], [.. services.Select(s => s.Scv)]);
        error = Math.Max(error, load.ArrivalScv == 1 ? 0 : RegularError);
        var regular = load.ArrivalScv == 1 || !(load.RandomWait > 0) || !double.IsFinite(load.RandomWait) ? 1 : Math.Min(1, likeFcfs.Mean / load.RandomWait);
        return [.. Enumerable.Range(0, rates.Length).Select(v =>
        {
            var level = Array.IndexOf(levels, network.VisitAt(v).Priority);
            return level < 0 ? default : likeFcfs with { Mean = waits[level] * regular, Error = Math.Max(error, likeFcfs.Error), Method = method };
        })];
    }

    private static (double[] Waits, double Error, string Method) Waits(Site site, SiteLoad load, double[] arrivals, double[] service, double[] scv)
    {
        var isPreemptive = site.Plan.Discipline == Components.Discipline.PreemptivePriority;
        if (site.Servers == 1)
        {
            return isPreemptive
                ? (Subtract(PriorityMG1.MeanResponsePreemptive(arrivals, service, scv), service), 0, "M/G/1, preemptive priorities")
                : (PriorityMG1.MeanWait(arrivals, service, scv), 0, "M/G/1, priorities");
        }

        var isAlike = load.IsExponential && service.All(s => Math.Abs(s - load.Service) <= 1e-9 * load.Service);
        var waits = isPreemptive
            ? Subtract(PriorityMMc.MeanResponsePreemptive(arrivals, load.Service, site.Servers), [.. service.Select(_ => load.Service)])
            : PriorityMMc.MeanWait(arrivals, load.Service, site.Servers);
        return (
            [.. waits.Select(w => w * (isAlike ? 1 : (1 + load.ServiceScv) / 2))],
            isAlike ? 0 : SeveralCoresError,
            isPreemptive ? "M/M/c, preemptive priorities" : "M/M/c, priorities");
    }

    private static double[] Subtract(double[] responses, double[] service) => [.. responses.Zip(service, (r, s) => Math.Max(0, r - s))];
}
