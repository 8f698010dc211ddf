using System.Collections.Immutable;
using Windtunnel.Components.Cache;
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
                    yield return new Line($"{flow.Name} {what}", Of(flow, envelope, level, isOut));
                }

                yield return new Line(what, Total(envelope, level, isOut));
            }
        }

        if (PlaceTraffic.Of(envelope) is { } between)
        {
            yield return new Line("traffic between places", between);
        }
    }

    /// <summary>Over all request types [B/s].</summary>
    /// <param name="which">Which of them count; null for all.</param>
    public static Term Total(Envelope envelope, Level level, bool isOut, Func<Flow, bool>? which = null) =>
        Arithmetic.Sum(Dimension.ByteRate, External(envelope.Design).Where(f => which is null || which(f)).Select(f => Of(f, envelope, level, isOut)));

    private static IEnumerable<Flow> External(Design design) => design.Flows.Where(f => design.Workload.Find(f.Name) is not null);

    /// <summary>Whether a content delivery network answers the users of a flow: it is the first that is asked, or the first after their own caches.</summary>
    public static bool IsDelivered(Flow flow) => FrontOf(flow.Steps) is { Component.Kind: CdnKind };

    // What a user's own cache answers crosses no network.
    private static Term Of(Flow flow, Envelope envelope, Level level, bool isOut) => Arithmetic.Product(
        Dimension.ByteRate,
        envelope.Demand.RateOf(flow.Name, level),
        flow.Steps is [Invoke { Component.Kind: LocalCacheKind } own, ..] && DemandWalk.IsGet(own) ? Arithmetic.Rest(envelope.HitRatios.Of(own)) : Fixed.One,
        new Input($"{flow.Name} {(isOut ? "response" : "request")} size", isOut ? flow.ResponseSize : flow.RequestSize));

    private static Invoke? FrontOf(ImmutableArray<Step> steps) => steps switch
    {
        [Invoke { Component.Kind: LocalCacheKind } own, ..] when DemandWalk.IsGet(own) => FrontOf(own.OnMiss),
        [Invoke first, ..] => first,
        _ => null,
    };
}
