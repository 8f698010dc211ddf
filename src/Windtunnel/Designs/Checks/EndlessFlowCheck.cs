using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>
/// A flow ends: a message does not, through one queue or several, give rise to as many messages as it was. Circles of queues are
/// found one by one; within one, the growth per hop is the largest eigenvalue of the counts, bounded below by Collatz (1942).
/// </summary>
internal sealed class EndlessFlowCheck : IDesignCheck
{
    private const int RoundsMax = 300;

    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        // A log may be read by several flows; each message starts all of them, so their sends add up.
        var readers = design.Flows.Where(f => f.Reads is not null).GroupBy(f => f.Reads!.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var sends = readers.ToDictionary(r => r.Key, r => SendsOf(r.Value).Where(s => readers.ContainsKey(s.Key) && s.Value > 0).ToList(), StringComparer.Ordinal);
        foreach (var circle in Circles.Of(readers.Keys, queue => sends[queue].Select(s => s.Key)))
        {
            var growth = Growth(circle, sends);
            if (growth >= 1 - 1e-9)
            {
                var flow = readers[circle[0]].First(f => SendCounts.Of(f.Steps, uncertain: 0).Keys.Any(circle.Contains));
                var path = circle.Count == 1 ? $"'{circle[0]}', which it reads" : string.Join(" → ", circle.Take(6).Append(circle[0]));
                reading.Error(
                    DiagnosticCode.EndlessFlow,
                    flow.Where,
                    $"The flow '{flow.Name}' never ends: it feeds {path}, {growth:0.###} message{(growth == 1 ? "" : "s")} for each one.",
                    "Send only by a choice with a share below 100 %, or take the step out.");
            }
        }
    }

    private static Dictionary<string, double> SendsOf(Flow[] flows) =>
        flows.SelectMany(f => SendCounts.Of(f.Steps, uncertain: 0)).GroupBy(s => s.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(s => s.Value), StringComparer.Ordinal);

    /// <summary>Messages per message and hop [–], a lower bound that is close to exact.</summary>
    private static double Growth(IReadOnlyList<string> circle, Dictionary<string, List<KeyValuePair<string, double>>> sends)
    {
        var index = circle.Select((queue, i) => (queue, i)).ToDictionary(p => p.queue, p => p.i, StringComparer.Ordinal);
        var edges = circle.SelectMany(from => sends[from].Where(s => index.ContainsKey(s.Key)).Select(s => (From: index[from], To: index[s.Key], Count: s.Value))).ToArray();
        var weight = Enumerable.Repeat(1.0, circle.Count).ToArray();
        var lower = 0.0;
        for (var round = 0; round < RoundsMax; round++)
        {
            // Adding the identity makes the iteration converge for circles of any length; it adds one to the eigenvalue.
            var next = (double[])weight.Clone();
            foreach (var (from, to, count) in edges)
            {
                next[from] += count * weight[to];
            }

            lower = Math.Max(lower, Enumerable.Range(0, weight.Length).Min(i => next[i] / weight[i]) - 1);
            var scale = next.Max();
            weight = [.. next.Select(w => Math.Max(w / scale, 1e-200))];
        }

        return lower;
    }
}
