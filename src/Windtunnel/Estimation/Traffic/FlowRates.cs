using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Estimation.Traffic;

/// <summary>How often each flow runs: what loads ask for, and for a flow that reads a queue what all flows send to it.</summary>
internal static class FlowRates
{
    /// <summary>Rate [1/s] by flow; flows that nothing starts have 0.</summary>
    /// <param name="design">The design.</param>
    /// <param name="level">Average or peak.</param>
    /// <param name="visits">What each flow asks for, per request.</param>
    /// <param name="closedRate">The rate of a closed load.</param>
    public static Dictionary<string, Term> Of(
        Design design, Level level, IReadOnlyDictionary<string, IReadOnlyList<Visit>> visits, Func<ClosedLoad, Term> closedRate)
    {
        var open = LoadRates.Of(design.Workload);
        var asked = design.Flows.ToDictionary(f => f.Name, f => OfLoad(design.Workload.Find(f.Name)), StringComparer.Ordinal);
        return MessageRates.Add(design, asked, visits, (name, rate) => rate.Named($"{name} {(level == Level.Peak ? "peak" : "average")} rate"));

        Term OfLoad(Load? load) => load switch
        {
            OpenLoad { Rate: var rate } when rate.Value.High == 0 => Nothing(),
            OpenLoad some when level == Level.Average => open[some.Flow],
            OpenLoad some => Arithmetic.Product(Dimension.Rate, open[some.Flow], new Input($"{some.Flow} peak", some.Peak)),
            ClosedLoad some => closedRate(some),
            _ => Nothing(),
        };
    }

    private static Fixed Nothing() => new(0, Dimension.Rate);
}
