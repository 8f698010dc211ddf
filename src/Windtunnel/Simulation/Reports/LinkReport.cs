using Windtunnel.Simulation.Replications;
using KernelLink = Windtunnel.Kernel.Programs.Results.LinkResult;
using LinkResult = Windtunnel.Simulation.Results.LinkResult;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what replications measured into the results of the links that anything crossed.</summary>
internal static class LinkReport
{
    public static IEnumerable<LinkResult> Of(Observations observations)
    {
        for (var i = 0; i < observations.Runs[0].Links.Count; i++)
        {
            var runs = observations.Runs.Select(r => (Link: r.Links[i], Seconds: Observations.SecondsOf(r))).ToArray();
            if (runs.Any(r => r.Link.Crossings > 0 || r.Link.StrandedNow > 0))
            {
                yield return Of(runs);
            }
        }
    }

    private static LinkResult Of((KernelLink Link, double Seconds)[] runs) => new(
        runs[0].Link.From,
        runs[0].Link.To,
        Sections.Mean([.. runs.Select(r => r.Link.Crossings / r.Seconds)]),
        Sections.Mean([.. runs.Select(r => r.Link.Bytes / r.Seconds)]),
        Sections.Mean([.. runs.Select(r => r.Link.Utilisation)]),
        Sections.Mean([.. runs.Select(r => r.Link.MeanWait * 1e-9)]),
        Sections.Mean([.. runs.Select(r => r.Link.Crossings == 0 ? double.NaN : (double)r.Link.Lost / (r.Link.Lost + r.Link.Crossings))]),
        runs.Sum(r => r.Link.StrandedNow));
}
