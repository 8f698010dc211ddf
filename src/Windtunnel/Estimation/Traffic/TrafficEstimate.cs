using Windtunnel.Components;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Traffic;

/// <summary>Requests per second of every flow, and operations, reads and writes per second of every component, average and at peak.</summary>
internal sealed class TrafficEstimate : IEstimate
{
    private static readonly (Level Level, string Word)[] levels = [(Level.Average, "average"), (Level.Peak, "peak")];

    public string Section => "traffic";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        foreach (var flow in envelope.Design.Flows)
        {
            foreach (var (level, word) in levels)
            {
                yield return new Line($"{flow.Name} {word} rate", envelope.Demand.RateOf(flow.Name, level));
            }

            if (envelope.Demand.LeftOf(flow) is < 1 - 1e-3 and var left)
            {
                yield return new Line($"{flow.Name} errors", new Fixed(1 - left, Dimension.Share, $"1 − what gets through, {Human.Format(left, Dimension.Share, 3)}"));
            }

            if (envelope.Design.JobOf(flow) is { Of: { } of } schedule)
            {
                foreach (var (level, word) in levels)
                {
                    yield return new Line($"{flow.Name} {word} work of a run", Arithmetic.Product(Dimension.Number, envelope.Demand.RateOf(of.Value, level), new Input($"{flow.Name} period", schedule.Every)));
                }
            }
        }

        foreach (var line in envelope.Design.Components.SelectMany(c => OfComponent(c, envelope.Demand)))
        {
            yield return line;
        }
    }

    private static IEnumerable<Line> OfComponent(Component component, Demand demand)
    {
        foreach (var (level, word) in levels)
        {
            yield return new Line($"{component.Name} {word} operations", demand.OperationsOf(component, level));
        }

        if (!component.Kind.Operations.Any(o => o.Writes) || component.Kind.Operations.All(o => o.Writes))
        {
            yield break;
        }

        foreach (var (level, prefix) in new[] { (Level.Average, ""), (Level.Peak, "peak ") })
        {
            yield return new Line($"{component.Name} {prefix}reads", demand.OperationsOf(component, level, v => !v.Operation.Writes));
            yield return new Line($"{component.Name} {prefix}writes", demand.OperationsOf(component, level, v => v.Operation.Writes));
        }
    }
}
