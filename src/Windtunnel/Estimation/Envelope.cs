using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation.Costs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Storage;
using Windtunnel.Estimation.Terms;

namespace Windtunnel.Estimation;

/// <summary>What every estimate draws on: the design, what its loads ask for, what is stored and what things cost.</summary>
internal sealed class Envelope
{
    public Envelope(Design design)
    {
        Design = design;
        HitRatios = HitRatios.Of(design);
        Demand = new Demand(design, HitRatios.Of, HitRatios.FetchesOf, HitRatios.NominalOf);
        Stored = new StoredData(design, Demand);
        Prices = PriceTable.For(design);
    }

    public Design Design { get; }

    public HitRatios HitRatios { get; }

    public Demand Demand { get; }

    public StoredData Stored { get; }

    public PriceTable Prices { get; }
}
