namespace Windtunnel.Designs;

/// <summary>Messages that one run of some steps sends, on average.</summary>
public static class SendCounts
{
    /// <summary>Counts above this are as good as endless; the bound keeps products finite.</summary>
    private const double CountMax = 1e30;

    /// <summary>Messages by name of the queue.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="uncertain">How often steps under 'on miss' and 'on hit' are counted [–]; 0 counts only what is certain, 1 all there may be. Steps under 'on error' and 'on sold out' are never counted.</param>
    public static IReadOnlyDictionary<string, double> Of(IEnumerable<Step> steps, double uncertain)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(steps, 1, uncertain, counts);
        return counts;
    }

    private static void Add(IEnumerable<Step> steps, double times, double uncertain, Dictionary<string, double> counts)
    {
        times = Math.Min(times, CountMax);
        if (times == 0)
        {
            return;
        }

        foreach (var step in steps)
        {
            switch (step)
            {
                case Invoke call:
                    AddCall(call, times, uncertain, counts);
                    break;
                case Choose choose:
                    foreach (var way in choose.Ways)
                    {
                        Add(way.Steps, times * way.Share.Value.Nominal, uncertain, counts);
                    }

                    break;
                case Repeat repeat:
                    Add(repeat.Steps, times * repeat.Times.Mean, uncertain, counts);
                    break;
                default:
                    foreach (var list in StepTree.Lists(step))
                    {
                        Add(list, times, uncertain, counts);
                    }

                    break;
            }
        }
    }

    private static void AddCall(Invoke call, double times, double uncertain, Dictionary<string, double> counts)
    {
        if (call.Operation.Name == "send")
        {
            counts[call.Component.Name] = Math.Min(CountMax, counts.GetValueOrDefault(call.Component.Name) + times);
        }

        Add(call.Calls ?? [], times, uncertain, counts);
        Add(call.OnMiss, times * uncertain, uncertain, counts);
        Add(call.OnHit, times * uncertain, uncertain, counts);
        Add(call.Update?.While ?? [], times, uncertain, counts);
    }
}
