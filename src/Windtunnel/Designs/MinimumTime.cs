using System.Collections.Immutable;

namespace Windtunnel.Designs;

/// <summary>The time below which a flow never is, nothing waiting, every draw at its least: what no tuning can undercut.</summary>
public static class MinimumTime
{
    /// <summary>Least time of steps, one after the other [s].</summary>
    public static double Of(IEnumerable<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return steps.TakeWhile(s => s is not Reply).Sum(Of);
    }

    private static double Of(Step step) => step switch
    {
        Invoke call => OfCall(call),
        Wait wait => wait.Time.Minimum,
        Choose choose => OfChoose(choose),
        Parallel { Branches.Length: > 0, Needed: > 0 } parallel => parallel.Branches.Select(b => Of(b)).Order().ElementAt(Math.Min(parallel.Needed, parallel.Branches.Length) - 1),
        Repeat repeat => OfRepeat(repeat),
        Batch batch => Of(batch.Steps),
        _ => 0,
    };

    private static double OfCall(Invoke call)
    {
        var time = call.Timing.Minimum + Of(call.Calls ?? []) + Math.Min(Of(call.OnMiss), Of(call.OnHit));
        if (call.Update is { } update)
        {
            // With a stock a request can be turned away after the read; the read is all that is certain then.
            var read = update.ReadTime?.Minimum ?? 0;
            time = call.Data?.Stock is null ? time + read + Of(update.While) : read;
        }

        // A call can fail at once, and then the steps under 'on error' are all there is.
        return call.OnError is { } fallback ? Math.Min(time, Of(fallback)) : time;
    }

    private static double OfChoose(Choose choose)
    {
        ImmutableArray<Way> ways = [.. choose.Ways.Where(w => w.Share.Value.High > 0)];
        var isCertain = ways.Sum(w => w.Share.Value.Low) >= 1 - 1e-9;
        return isCertain && ways.Length > 0 ? ways.Min(w => Of(w.Steps)) : 0;
    }

    private static double OfRepeat(Repeat repeat)
    {
        // The number of times is rounded to a whole number, so half a time may be none.
        var times = Math.Max(0, Math.Ceiling(repeat.Times.Minimum - 0.5));
        return times == 0 ? 0 : (repeat.AtOnce ? 1 : times) * Of(repeat.Steps);
    }
}
