namespace Windtunnel.Designs.Visits;

/// <summary>How many requests the runs of jobs work for.</summary>
internal static class JobItems
{
    /// <summary>Rates above this are as good as endless [1/s]; the bound keeps counts finite.</summary>
    private const double RateMax = 1e15;

    /// <summary>Requests that one run works for on average, where no start is skipped and nothing fails; ≥ 0; null for a flow that is no job, or works for nobody's.</summary>
    public static double? Of(Design design, Flow job, SteadyTraffic traffic) =>
        design.JobOf(job) is { Of: { } of } schedule && design.FindFlow(of.Value) is { } worked
            ? Math.Min(traffic.For(worked).RequestsPerSecond, RateMax) * schedule.Every.Value.Nominal
            : null;
}
