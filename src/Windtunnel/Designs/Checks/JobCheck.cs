using Windtunnel.Designs.Visits;
using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Checks;

/// <summary>What a job works for exists, and a run of it is over before the next one starts.</summary>
internal sealed class JobCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var job in design.Flows)
        {
            if (design.JobOf(job) is { Of: { Provenance: Provenance.Typed typed } of } && (of.Value == job.Name || !declaredFlows.Contains(of.Value)))
            {
                reading.Error(
                    DiagnosticCode.UnknownFlow,
                    typed.Where,
                    of.Value == job.Name ? $"'{job.Name}' cannot work for its own runs." : $"There is no flow '{of.Value}' to work for.",
                    () => Suggestion.For(of.Value, [.. declaredFlows.Where(f => f != job.Name)]));
            }
        }

        if (!reading.HasErrors)
        {
            WarnOfLongRuns(design, reading);
        }
    }

    // All that is asked for is taken to be in the caches and nothing to wait, so that it takes at least as long.
    private static void WarnOfLongRuns(Design design, Reading reading)
    {
        if (design.Flows.All(f => design.JobOf(f) is null))
        {
            return;
        }

        var inputs = new TrafficInputs { Arrivals = load => load is OpenLoad open ? open.Rate.Value.Nominal : 0, HitRatio = (_, _) => 1 };
        var traffic = SteadyTraffic.Of(design, inputs);
        foreach (var job in design.Flows)
        {
            if (design.JobOf(job) is { } schedule && MeanTime.Of(design, job.Steps, inputs, JobItems.Of(design, job, traffic) ?? 1) is var time && time >= schedule.Every.Value.Nominal)
            {
                reading.Warn(
                    DiagnosticCode.LongJob,
                    job.Where,
                    $"A run of '{job.Name}' takes {Human.Format(time, Dimension.Duration, 2)} with nothing to wait for, and the next starts {Human.Format(schedule.Every.Value.Nominal, Dimension.Duration)} after it.",
                    "Do more of it side by side ('fan out each'), in fewer and larger pieces ('each'), or start it less often.");
            }
        }
    }
}
