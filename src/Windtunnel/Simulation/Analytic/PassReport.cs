using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Puts what the pass found into words and figures per flow and component.</summary>
/// <param name="model">The design as stations.</param>
/// <param name="traffic">Rates of flows and operations.</param>
/// <param name="waits">Waits at the instances.</param>
/// <param name="round">Slots held, waiting included.</param>
/// <param name="idle">Slots held when nothing waits.</param>
/// <param name="isSettled">Whether rounds of fitting came to rest.</param>
internal sealed class PassReport(PassModel model, SteadyTraffic traffic, SiteWaits waits, PassRound round, PassRound idle, bool isSettled)
{
    /// <summary>Relative error to state when users' cycles did not settle.</summary>
    private const double UnsettledError = 1;

    public AnalyticResult Of(FlowAnswer[] times, FlowAnswer[] idleTimes) => new(
        [.. model.Design.Flows.Select((f, i) => Flow(i, f.Name, times[i], idleTimes[i]))],
        [.. model.Design.Components.Select(c => Component(c, times))]);

    private AnalyticFlow Flow(int f, string name, FlowAnswer answer, FlowAnswer idleAnswer)
    {
        var isClosed = model.Users[f] > 0;
        var isMixed = model.Users.Any(u => u > 0) && round.Rates.Where((r, i) => model.Users[i] == 0 && r > 0).Any();
        var network = $"{(isMixed ? "open and closed" : isClosed ? "closed" : "open")} network, {answer.Worst.Method}";
        var mean = answer.Time.Mean;
        var tolerance = double.IsFinite(mean) && mean > 0 ? answer.Time.Doubt / mean : 0;
        return new AnalyticFlow(name, mean, idleAnswer.WorkSeconds, string.Join("; ", answer.Notes.Prepend(network)), isSettled ? tolerance : Math.Max(tolerance, UnsettledError));
    }

    private AnalyticComponent Component(Component component, FlowAnswer[] times)
    {
        var operations = traffic.At(component).PerSecond;
        double offered = 0, busy = 0, instances = 0;
        var method = "no queue";
        var worst = -1.0;
        foreach (var i in model.SitesOf(component))
        {
            var site = model.Network.Sites[i];
            var utilisation = waits.Solution.Values.Utilisation[model.Network.StationOf(i)];
            offered = Math.Max(offered, Math.Max(utilisation, SlotLoad(i)));
            busy += site.Count * Math.Min(1, utilisation + TakenInPauses(i, utilisation));
            instances += site.Count;
            if (utilisation > worst)
            {
                (worst, method) = (utilisation, waits.At(i, 0).Method);
            }
        }

        var most = component.Plan.Scaling?.Scale.Max ?? instances;
        offered = Math.Max(most > 0 ? offered * instances / most : offered, ConsumerQueues.Load(model, round, component, times));
        offered = component.Plan.Batch is null ? offered : ServedBatches.Load(component, traffic);
        var locked = round.LockedRows.GetValueOrDefault(component.Name);
        var flushed = round.Logs.GetValueOrDefault(component.Name);
        offered = Math.Max(offered, Math.Max(locked, flushed));
        var wait = offered >= 1 ? double.PositiveInfinity : component.Plan.Batch is null ? MeanWait(component) : round.Served(component).Wait;
        return new AnalyticComponent(component.Name, offered, instances > 0 ? busy / instances : 0, operations, wait, method)
        {
            Instances = (int)instances, HottestRow = locked, BusiestLog = flushed, MakesBatches = component.Plan.Batch is not null,
        };
    }

    // A core that a request takes during a pause is busy until it is over.
    private double TakenInPauses(int site, double utilisation)
    {
        var here = model.Network.Sites[site];
        if (here.Plan.Pauses is not { } pauses || !double.IsFinite(utilisation))
        {
            return 0;
        }

        var arrivals = model.Visits.Select((v, i) => round.Rates[v.FlowIndex] * v.Visit.Times * here.Awaited[i]).Where(double.IsFinite).Sum();
        return PausedMG1.MeanTaken(arrivals, here.Servers * Math.Max(0, 1 - utilisation), pauses.Every.Nominal, pauses.Length.Mean) / here.Servers;
    }

    // Slots wanted ÷ slots; behind something saturated what would be wanted if it were not, so that only the cause is blamed.
    private double SlotLoad(int site)
    {
        if (model.Network.Sites[site].Plan.Concurrency is not { } slots)
        {
            return 0;
        }

        var entries = round.Entries[site];
        var held = double.IsFinite(entries.Held) ? entries.Held : idle.Entries[site].Held;
        return entries.Rate * (entries.Busy + held) / slots;
    }

    private double MeanWait(Component component)
    {
        double sum = 0, total = 0;
        foreach (var i in model.SitesOf(component))
        {
            var site = model.Network.Sites[i];
            for (var v = 0; v < model.Visits.Length; v++)
            {
                var rate = round.Rates[model.Visits[v].FlowIndex] * model.Visits[v].Visit.Times * site.Count * site.Awaited[v];
                if (rate > 0)
                {
                    total += rate;
                    sum += rate * (waits.OfVisit(i, v).Mean + round.Added[i]);
                }
            }
        }

        return total > 0 ? sum / total : 0;
    }
}
