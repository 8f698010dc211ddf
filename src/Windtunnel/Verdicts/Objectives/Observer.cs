using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Finds the value that an objective is about.</summary>
public static class Observer
{
    internal static Observation Observe(Slo slo, Evidence evidence) => slo.Metric switch
    {
        _ when slo.Within is not null => ReturnTime.Observe(slo, evidence),
        SloMetric.Percentile => Worst(slo, evidence, Dimension.Duration, f => f.PercentileAt(slo.PercentileShare)),
        SloMetric.Mean => Worst(slo, evidence, Dimension.Duration, f => f.Mean),
        SloMetric.Errors => Worst(slo, evidence, Dimension.Share, f => f.ErrorShare),
        SloMetric.WrongAnswers => Worst(slo, evidence, Dimension.Share, f => f.WrongShare),
        SloMetric.Availability => AvailabilityPart.Observe(slo, evidence),
        SloMetric.Throughput => Throughput(slo, evidence),
        SloMetric.Cost => Cost(evidence),
        SloMetric.Staleness or SloMetric.StaleReads or SloMetric.LostWrites when evidence.Design.FindComponent(slo.Subject ?? "") is { Plan.WritesReachAll: true } store => Replicas(slo, store, evidence),
        SloMetric.Freshness or SloMetric.Staleness => Freshness(slo, evidence),
        SloMetric.HitRatio => evidence.Run.FindComponent(slo.Subject ?? "")?.Cache is { } cache
            ? new Observation(cache.HitRatio, Dimension.Share, cache.Method)
            : Observation.None(Dimension.Share, $"{slo.Subject} has no hit ratio"),
        SloMetric.Utilisation => Utilisation(slo, evidence),
        SloMetric.Oversold => evidence.Run.Stocks.FirstOrDefault(s => s.Data == slo.Subject) is { } stock
            ? Observation.Exact(stock.Oversold, Dimension.Number, $"{Human.Format(stock.Sold, Dimension.Number)} sold")
            : Observation.None(Dimension.Number, $"{slo.Subject} was not sold in this run"),
        SloMetric.Recovery => Recovery(slo, evidence),
        SloMetric.Detection => Detection(evidence),
        _ => throw new ArgumentOutOfRangeException(nameof(slo), slo.Metric, "An unknown metric."),
    };

    /// <summary>The value of the flow that the objective names; of the worst flow when it names none.</summary>
    private static Observation Worst(Slo slo, Evidence evidence, Dimension dimension, Func<FlowResult, Measured> pick)
    {
        var flows = evidence.Flows.Where(f => slo.Subject is null || f.Flow == slo.Subject).Where(f => f.Arrived > 0).ToList();
        if (flows.Count == 0)
        {
            return Observation.None(dimension, "no request came");
        }

        var worst = flows.MaxBy(f => pick(f) is { IsTrusted: true } m ? m.High : double.PositiveInfinity)!;
        return new Observation(pick(worst), dimension, slo.Subject is null && flows.Count > 1 ? $"worst: {worst.Flow}" : "");
    }

    private static Observation Throughput(Slo slo, Evidence evidence)
    {
        var flows = evidence.Flows.Where(f => slo.Subject is null || f.Flow == slo.Subject).ToList();
        if (flows.Count == 0)
        {
            return Observation.None(Dimension.Rate, "no request came");
        }

        // Flows are not independent of each other, so half-widths add; adding their squares would promise too much.
        var trust = flows.Max(f => f.Throughput.Trust);
        return new Observation(new Measured(flows.Sum(f => f.Throughput.Value), flows.Sum(f => f.Throughput.HalfWidth), trust), Dimension.Rate);
    }

    private static Observation Cost(Evidence evidence)
    {
        if (evidence.Estimate.Find("cost") is not { } cost)
        {
            return Observation.None(Dimension.MoneyRate, "the estimate has no cost");
        }

        var halfWidth = (cost.Value.High - cost.Value.Low) / 2;
        return new Observation(new Measured(cost.Value.Nominal, halfWidth, Trust.Settled), Dimension.MoneyRate, halfWidth > 0 ? "5th to 95th percentile of the estimate" : "from the estimate");
    }

    private static Observation Freshness(Slo slo, Evidence evidence)
    {
        var named = evidence.Design.Flows.Where(f => f.Name == slo.Subject).ToArray();
        var readers = (named.Length > 0 ? named : evidence.Design.Flows.Where(f => f.Reads?.Name == slo.Subject))
            .Select(f => evidence.FindFlow(f.Name)).Where(f => f is { Freshness: not null, Arrived: > 0 }).ToArray();
        if (readers.Length == 0)
        {
            return Observation.None(Dimension.Duration, $"no {(named.Any(f => evidence.Design.JobOf(f) is not null) ? "run" : "message")} of {slo.Subject} was over");
        }

        var stalest = readers.MaxBy(f => Of(f!) is { IsTrusted: true } m ? m.High : double.PositiveInfinity)!;
        var which = readers.Length > 1 ? $", stalest: {stalest.Flow}" : "";
        var from = stalest.IsJob ? "the start of a run to the result of the next" : "the request that caused a message until it is worked on";
        return new Observation(Of(stalest), Dimension.Duration, $"p{slo.PercentileShare * 100:0.###} from {from}{which}");

        Measured Of(FlowResult flow) => flow.Freshness!.PercentileAt(slo.PercentileShare);
    }

    private static Observation Replicas(Slo slo, Component store, Evidence evidence)
    {
        var dimension = slo.Metric switch { SloMetric.Staleness => Dimension.Duration, SloMetric.StaleReads => Dimension.Share, _ => Dimension.Number };
        if (evidence.Run.FindComponent(store.Name)?.Replicas is not { } replicas)
        {
            // Nothing that is read is written, or there is one copy only: nobody can see anything old.
            return store.Plan.Replicas == 1 || slo.Metric == SloMetric.LostWrites
                ? Observation.Exact(0, dimension, store.Plan.Replicas == 1 ? "one copy only" : "no primary died")
                : Observation.Exact(0, dimension, "nothing that is read from its replicas is written");
        }

        return slo.Metric switch
        {
            SloMetric.LostWrites => Observation.Exact(replicas.LostWrites, dimension),
            SloMetric.StaleReads => new Observation(replicas.StaleShare, dimension, $"{Human.Format(replicas.StaleReads, Dimension.Number)} of {Human.Format(replicas.Reads, Dimension.Number)} reads"),
            _ => new Observation(
                replicas.Staleness.FirstOrDefault(s => Math.Abs(s.Share - slo.PercentileShare) < 1e-9)?.Value ?? new Measured(double.NaN, double.NaN, Trust.TooFew),
                dimension,
                $"p{slo.PercentileShare * 100:0.####} over all reads"),
        };
    }

    private static Observation Utilisation(Slo slo, Evidence evidence) =>
        evidence.Run.FindComponent(slo.Subject ?? "") is not { } component ? Observation.None(Dimension.Share, $"{slo.Subject} is not in this run")
        : component.OfferedLoad >= 1 ? Observation.Exact(component.OfferedLoad, Dimension.Share, "work that arrives ÷ capacity")
        : new Observation(component.UtilisationBusiest, Dimension.Share, "busiest instance");

    private static Observation Detection(Evidence evidence)
    {
        if (evidence.Experiment is not { Alerts.IsEmpty: false } experiment)
        {
            return Observation.None(Dimension.Duration, "no alert is declared under alerts");
        }

        var first = experiment.Alerts.Where(a => a.FiredRuns == a.Runs).MinBy(a => a.Seconds.Value);
        return first is null ? Observation.Exact(double.PositiveInfinity, Dimension.Duration, "no alert fires in every run") : new Observation(first.Seconds, Dimension.Duration, $"first: {first.Alert}");
    }

    private static Observation Recovery(Slo slo, Evidence evidence)
    {
        var recoveries = (evidence.Experiment?.Recoveries ?? []).Where(r => slo.Subject is null || r.Flow == slo.Subject).ToList();
        if (recoveries.Count == 0)
        {
            return Observation.None(Dimension.Duration, "nothing was disturbed");
        }

        var slowest = recoveries.MaxBy(r => r.Seconds)!;
        var parts = slowest.Seconds > 0 ? $"slowest: {slowest.Flow}" : recoveries.Exists(r => r.IsDisturbed) ? "as before by the end of the last fault" : "never disturbed";
        return Observation.Exact(slowest.Seconds, Dimension.Duration, parts);
    }
}
