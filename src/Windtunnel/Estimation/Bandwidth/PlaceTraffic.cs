using Windtunnel.Components;
using Windtunnel.Designs.Visits;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Bandwidth;

/// <summary>Bytes that components in one place send to components in another: calls and their answers, and copies of writes to replicas elsewhere. What users send and get is none of it.</summary>
internal static class PlaceTraffic
{
    /// <summary>All of it at the average load [B/s]; null where all stands in one place.</summary>
    public static Term? Of(Envelope envelope)
    {
        var design = envelope.Design;
        if (design.Places.Places.Length < 2)
        {
            return null;
        }

        // Where a call goes does not depend on how many there are.
        var inputs = new TrafficInputs { Arrivals = _ => 1, HitRatio = (_, _) => 0 };
        var ways = design.Flows.SelectMany(f => FlowWalk.Of(design, f, inputs).Select(v => (Key: (f.Name, v.Step), Visit: v)))
            .Where(v => v.Visit.Operation == v.Visit.Step.Operation).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.First().Visit);
        var parts =
            from component in design.Components
            where !component.Placement.Places.IsEmpty
            from visit in envelope.Demand.VisitsTo(component)
            where visit.Operation == visit.Step.Operation && ways.ContainsKey((visit.Flow.Name, visit.Step))
            let bytes = BytesOf(visit, ways[(visit.Flow.Name, visit.Step)], envelope)
            where bytes > 0
            select Arithmetic.Product(Dimension.ByteRate, envelope.Demand.RateOf(visit.Flow.Name, Level.Average), visit.Times, new Fixed(bytes, Dimension.ByteSize, $"{Human.Format(bytes, Dimension.ByteSize)} between places for {visit.Step.Label}"));
        return Arithmetic.Sum(Dimension.ByteRate, parts.ToList()).Named("traffic between places");
    }

    private static double BytesOf(Visit visit, StepVisit way, Envelope envelope)
    {
        var (there, back) = WaySizes.Of(envelope.Design, visit.Flow, visit.Step);
        return (way.Crossing * (there + back)) + (visit.Operation.Writes ? CopiesElsewhere(visit.Component, way.PlaceShares) * there : 0);
    }

    // Of a write that one of several replicas takes, the others get it from there.
    private static double CopiesElsewhere(Component store, double[] shares)
    {
        var replicas = store.Plan.Replicas;
        return !store.Plan.WritesReachAll ? 0
            : shares.Select((share, place) => share * Enumerable.Range(0, replicas).Count(r => store.Placement.PlaceOf(r, replicas) != place)).Sum();
    }
}
