using System.Collections.Immutable;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using CallResult = Windtunnel.Simulation.Results.CallResult;
using KernelCall = Windtunnel.Kernel.Programs.Results.CallResult;

namespace Windtunnel.Simulation.Reports;

/// <summary>Says what the calls of a flow did about slow and failed tries.</summary>
internal static class CallReport
{
    public static ImmutableArray<CallResult> Of(Observations observations, FlowLayout flow)
    {
        var requests = observations.Runs.Sum(r => observations.ProgramOf(r, flow).Arrived);
        return [.. flow.Calls.Select(c => Of(observations, c, requests))];
    }

    private static CallResult Of(Observations observations, CallLayout call, long requests)
    {
        StepResult[] steps = [.. call.Steps.SelectMany(s => observations.Runs.Select(r => r.Steps[observations.StepOf(s.Program, s.Step)]))];
        var calls = steps.Sum(s => s.Visits);
        return new CallResult(call.Label, call.Component)
        {
            CallsPerRequest = requests == 0 ? 0 : (double)calls / requests,
            Retries = PerCall(c => c.Retries),
            Withheld = PerCall(c => c.Withheld),
            Hedges = PerCall(c => c.Hedges),
            ShortCircuited = PerCall(c => c.ShortCircuited),
            Duplicates = PerCall(c => c.Twins),
            DoneTwice = call.IsIdempotent ? 0 : PerCall(c => c.Repeated),
            Recognised = call.IsIdempotent ? PerCall(c => c.Repeated) : 0,
            BreakerOpen = steps.Length == 0 ? 0 : steps.Average(s => s.Call!.OpenShare),
            TurnedAway = call.Bulkhead is { } bulkhead && calls > 0 ? (double)observations.Runs.Sum(r => observations.GroupOf(r, bulkhead.Name).Rejected) / calls : 0,
        };

        double PerCall(Func<KernelCall, long> count) => calls == 0 ? 0 : (double)steps.Sum(s => count(s.Call!)) / calls;
    }
}
