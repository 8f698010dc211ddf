using System.Collections.Immutable;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Json;

/// <summary>The results of a simulation as JSON; docs/guide/json.md names each field with its unit.</summary>
internal static class SimulationJson
{
    public const string Schema = "windtunnel/simulate/1";

    public static string Write(SimulationResult result, ImmutableArray<Difference> differences)
    {
        using var json = new JsonText(Schema);
        Write(json, result);
        json.List("differences", differences, d => CheckJson.Difference(json, d));
        return json.Finish();
    }

    public static void Write(JsonText json, SimulationResult result)
    {
        json.Text("design", result.Design);
        json.Text("stage", result.Stage);
        json.Count("seed", result.Seed);
        json.Number("loadFactor", result.LoadFactor);
        json.Text("level", result.Level);
        json.Count("replications", result.Replications);
        json.Number("measuredSeconds", result.MeasuredSeconds);
        json.Number("warmUpSeconds", result.WarmUpSeconds);
        json.Count("events", result.Events);
        json.Text("stopped", result.Stopped switch
        {
            StopReason.NarrowEnough => "narrow enough",
            StopReason.RareLeft => "narrow enough but for rare flows",
            StopReason.Decided => "decided",
            StopReason.BudgetUsed => "budget used",
            StopReason.LengthReached => "length reached",
            StopReason.Saturated => "saturated",
            _ => "cancelled",
        });
        json.Flag("partial", result.Stopped is StopReason.Cancelled);
        json.List("flows", result.Flows, f => Flow(json, f));
        json.List("components", result.Components, c => Component(json, c));
        json.List("links", result.Links, l =>
        {
            json.Text("from", l.From);
            json.Text("to", l.To);
            json.Measured("crossingsPerSecond", l.CrossingsPerSecond);
            json.Measured("bytesPerSecond", l.BytesPerSecond);
            json.Measured("utilisation", l.Utilisation);
            json.Measured("waitMean", l.WaitMean);
            json.Measured("lostShare", l.LostShare);
            json.Count("stranded", l.Stranded);
        });
        json.List("stocks", result.Stocks, s =>
        {
            json.Text("data", s.Data);
            json.Count("sold", s.Sold);
            json.Count("oversold", s.Oversold);
            json.Count("conflicts", s.Conflicts);
            json.Count("lockTimeouts", s.LockTimeouts);
        });
        json.Object("series", () => Series(json, result.Series));
        json.Texts("notes", result.Notes);
    }

    /// <summary>The golden signals over time.</summary>
    public static void Series(JsonText json, TimeSeries series)
    {
        json.Number("windowSeconds", series.WindowSeconds);
        json.List("flows", series.Flows, f =>
        {
            json.Text("flow", f.Flow);
            json.Numbers("arrived", f.Arrived.Select(n => (double)n));
            json.Numbers("done", f.Done.Select(n => (double)n));
            json.Numbers("failed", f.Failed.Select(n => (double)n));
            json.Numbers("p50", f.P50);
            json.Numbers("p99", f.P99);
        });
        json.List("components", series.Components, c =>
        {
            json.Text("component", c.Component);
            json.Numbers("served", c.Served.Select(n => (double)n));
            json.Numbers("failed", c.Failed.Select(n => (double)n));
            json.Numbers("meanSeconds", c.Mean);
            json.Numbers("p50", c.P50);
            json.Numbers("p99", c.P99);
            json.Numbers("utilisation", c.Utilisation);
            json.Numbers("queue", c.Queue);
            json.Numbers("hitRatio", c.HitRatio);
            json.Numbers("instances", c.Instances);
        });
    }

    public static void Flow(JsonText json, FlowResult flow)
    {
        json.Text("flow", flow.Flow);
        json.Flag("open", flow.IsOpen);
        json.Count("arrived", flow.Arrived);
        json.Count("done", flow.Done);
        json.List("failed", flow.Failed, f =>
        {
            json.Text("cause", f.Cause);
            json.Count("count", f.Count);
        });
        json.Count("soldOut", flow.SoldOut);
        json.Count("limited", flow.Limited);
        json.Count("wrong", flow.Wrong);
        json.Count("inFlight", flow.InFlight);
        json.Measured("arrivalRate", flow.ArrivalRate);
        json.Measured("throughput", flow.Throughput);
        json.Measured("errorShare", flow.ErrorShare);
        json.Measured("mean", flow.Mean);
        json.Measured("p50", flow.P50);
        json.Measured("p90", flow.P90);
        json.Measured("p99", flow.P99);
        json.Measured("p999", flow.P999);
        json.List("percentiles", flow.Percentiles, p =>
        {
            json.Number("share", p.Share);
            json.Measured("latency", p.Value);
        });
        json.Measured("freshness", flow.Freshness?.P99);
        json.Measured("freshnessMean", flow.Freshness?.Mean);
        json.Measured("freshnessP50", flow.Freshness?.P50);
        json.Measured("freshnessP90", flow.Freshness?.P90);
        json.Measured("freshnessP999", flow.Freshness?.P999);
        json.List("hops", flow.Hops, h =>
        {
            json.Text("step", h.Label);
            json.Text("component", h.Component);
            json.Number("visits", h.VisitsPerRequest);
            json.Number("waitSeconds", h.WaitSeconds);
            json.Number("serviceSeconds", h.ServiceSeconds);
            json.Number("meanShare", h.MeanShare);
            json.Number("tailSeconds", h.TailSeconds);
            json.Number("tailShare", h.TailShare);
        });
        json.List("calls", flow.Calls, c =>
        {
            json.Text("step", c.Label);
            json.Text("component", c.Component);
            json.Number("callsPerRequest", c.CallsPerRequest);
            json.Number("retries", c.Retries);
            json.Number("withheld", c.Withheld);
            json.Number("hedges", c.Hedges);
            json.Number("shortCircuited", c.ShortCircuited);
            json.Number("breakerOpen", c.BreakerOpen);
            json.Number("turnedAway", c.TurnedAway);
            json.Number("duplicates", c.Duplicates);
            json.Number("doneTwice", c.DoneTwice);
            json.Number("recognised", c.Recognised);
        });
        json.List("slowRequest", flow.SlowRequest, s =>
        {
            json.Text("step", s.Label);
            json.Number("startSeconds", s.StartSeconds);
            json.Number("waitSeconds", s.WaitSeconds);
            json.Number("serviceSeconds", s.ServiceSeconds);
        });
    }

    public static void Reader(JsonText json, ReaderResult reader)
    {
        json.Text("flow", reader.Flow);
        json.Measured("lagMean", reader.LagMean);
        json.Count("lagMax", reader.LagMax);
        json.Measured("lagHottest", reader.LagHottest);
        json.Measured("consumerBusy", reader.ConsumerBusy);
        json.Measured("consumerBusiest", reader.ConsumerBusiest);
        json.Number("batchSize", reader.BatchSize);
        json.Count("redelivered", reader.Redelivered);
        json.Count("duplicates", reader.Duplicates);
        json.Count("lost", reader.Lost);
        json.Count("deadLettered", reader.DeadLettered);
        json.Count("expired", reader.Expired);
    }

    private static void Component(JsonText json, ComponentResult component)
    {
        json.Text("component", component.Component);
        json.Text("kind", component.Kind);
        json.Text("tier", component.IsAhead is not { } isAhead ? null : isAhead ? "ahead" : "events");
        json.Flag("saturated", component.IsSaturated);
        json.Measured("operationsPerSecond", component.OperationsPerSecond);
        json.Measured("utilisation", component.Utilisation);
        json.Measured("utilisationBusiest", component.UtilisationBusiest);
        json.Measured("slotUtilisation", component.SlotUtilisation);
        json.Number("offeredLoad", component.OfferedLoad);
        json.Measured("queueMean", component.QueueMean);
        json.Count("queueMax", component.QueueMax);
        json.Number("queueGrowthPerSecond", component.QueueGrowthPerSecond);
        json.Measured("waitMean", component.WaitMean);
        json.Measured("errorShare", component.ErrorShare);
        json.Measured("rejectedShare", component.RejectedShare);
        if (component.Cache is { } cache)
        {
            json.Object("cache", () =>
            {
                json.Measured("hitRatio", cache.HitRatio);
                json.Measured("sharedShare", cache.Shared);
                json.Number("analyticHitRatio", cache.Analytic);
                json.Number("warmUpSeconds", cache.WarmUpSeconds);
                json.Text("method", cache.Method);
            });
        }

        if (component.ColdShare is { } cold)
        {
            json.Measured("coldShare", cold);
        }

        if (component.Ejections > 0)
        {
            json.Count("ejections", component.Ejections);
        }

        if (component.Fleet is { } fleet)
        {
            json.Object("fleet", () =>
            {
                json.Measured("serving", fleet.Serving);
                json.Measured("paid", fleet.Paid);
                json.Count("most", fleet.Most);
                json.List("changes", fleet.Changes[0], c =>
                {
                    json.Number("seconds", c.Seconds);
                    json.Count("wanted", c.Wanted);
                    json.Count("serving", c.Serving);
                });
            });
        }

        if (component.Backlog is { } backlog)
        {
            json.Object("backlog", () =>
            {
                json.Measured("mean", backlog.Mean);
                json.Count("max", backlog.Max);
                json.Number("growthPerSecond", backlog.GrowthPerSecond);
                json.List("readers", backlog.Readers, r => Reader(json, r));
            });
        }

        if (component.Pools.Length > 0)
        {
            json.List("pools", component.Pools, p =>
            {
                json.Text("caller", p.Caller);
                json.Measured("inUse", p.InUse);
                json.Measured("waitMean", p.WaitMean);
                json.Measured("withoutShare", p.WithoutShare);
            });
        }

        if (component.Replicas is { } replicas)
        {
            json.Object("replicas", () =>
            {
                json.Count("reads", replicas.Reads);
                json.Count("staleReads", replicas.StaleReads);
                json.Measured("staleShare", replicas.StaleShare);
                json.List("staleness", replicas.Staleness, p =>
                {
                    json.Number("share", p.Share);
                    json.Measured("age", p.Value);
                });
                json.Count("lostWrites", replicas.LostWrites);
            });
        }
    }
}
