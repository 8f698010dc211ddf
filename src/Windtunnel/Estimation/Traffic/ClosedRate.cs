using System.Collections.Immutable;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Estimation.Traffic;

/// <summary>The most that closed users can ask for: without waiting anywhere, and no more than the narrowest component passes.</summary>
/// <remarks>
/// Asymptotic bounds of operational analysis (Denning and Buzen 1978): X ≤ min(N/(Z + R), 1/Dmax). The true rate is below; by how much, the
/// queueing network and the simulation say.
/// </remarks>
internal static class ClosedRate
{
    /// <param name="load">The users.</param>
    /// <param name="visits">What one of their requests asks for.</param>
    /// <param name="idleTime">Time of a request when nothing waits [s].</param>
    public static Term Of(ClosedLoad load, IReadOnlyList<Visit> visits, Term idleTime)
    {
        var users = new Input($"{load.Flow} users", load.Users);
        var think = Uncertain.Mean($"{load.Flow} think time", load.Think.Value, load.Think.Provenance);
        var cycle = Arithmetic.Sum(Dimension.Duration, think, idleTime.Named($"{load.Flow} idle time"));
        ImmutableArray<Term> bounds = [Arithmetic.Quotient(Dimension.Rate, users, cycle), .. Capacities(visits)];
        var least = Arithmetic.Least(Dimension.Rate, bounds);
        return new Formula(Dimension.Rate, [least], () => $"{least.Text} (upper bound)", static p => p[0]);
    }

    /// <summary>Requests per second each component could pass, had it nothing else to do.</summary>
    private static IEnumerable<Term> Capacities(IReadOnlyList<Visit> visits)
    {
        foreach (var component in visits.GroupBy(v => v.Component.Name).Where(g => g.First().Component.Plan.Servers is not null))
        {
            var (busy, _) = BusyTime.PerRequest(component);
            if (busy.Nominal > 0)
            {
                var servers = BusyTime.Servers(component.First().Component);
                yield return Arithmetic.Quotient(Dimension.Rate, servers, busy).Named($"{component.Key} capacity");
            }
        }
    }
}
