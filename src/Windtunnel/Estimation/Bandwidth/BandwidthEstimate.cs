using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Bandwidth;

/// <summary>Bytes that requests bring in and responses take out, per request type and in all. Flows that read a queue stay inside.</summary>
internal sealed class BandwidthEstimate : IEstimate
{
    public string Section => "bandwidth";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        foreach (var isOut in new[] { false, true })
        {
            foreach (var level in new[] { Level.Average, Level.Peak })
            {
                var what = $"bandwidth {(isOut ? "out" : "in")} {(level == Level.Peak ? "peak" : "average")}";
                foreach (var flow in External(envelope.Design))
                {
                    yield return new Line($"{flow.Name} {what}", Of(flow, envelope.Demand, level, isOut));
                }

                yield return new Line(what, Total(envelope, level, isOut));
            }
        }
    }

    /// <summary>Over all request types [B/s].</summary>
    public static Term Total(Envelope envelope, Level level, bool isOut) =>
        Arithmetic.Sum(Dimension.ByteRate, External(envelope.Design).Select(f => Of(f, envelope.Demand, level, isOut)));

    private static IEnumerable<Flow> External(Design design) => design.Flows.Where(f => design.Workload.Find(f.Name) is not null);

    private static Term Of(Flow flow, Demand demand, Level level, bool isOut) => Arithmetic.Product(
        Dimension.ByteRate,
        demand.RateOf(flow.Name, level),
        new Input($"{flow.Name} {(isOut ? "response" : "request")} size", isOut ? flow.ResponseSize : flow.RequestSize));
}
