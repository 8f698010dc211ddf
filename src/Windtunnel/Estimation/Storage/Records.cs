using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Storage;

/// <summary>How many records a data set has, and how fast they are added.</summary>
internal static class Records
{
    /// <summary>Records added [1/s]; null when no flow adds any.</summary>
    public static Term? AddedTo(DataSet data, Demand demand) => data.WrittenBy is not { } flow
        ? null
        : Arithmetic.Product(
            Dimension.Rate,
            demand.RateOf(flow, Level.Average),
            data.RecordsPerRequest == 1 ? Fixed.One : new Input($"{data.Name} records per {flow}", Quantity.Number(data.RecordsPerRequest), new Provenance.Typed(data.Where)));

    /// <summary>Records once retention is reached [–]; ≥ 1.</summary>
    public static Term Of(DataSet data, Demand demand)
    {
        if (data.Keys.Provenance is not Provenance.Inferred || data.Keep is not { } keep || AddedTo(data, demand) is not { } added)
        {
            return new Input($"{data.Name} keys", data.Keys);
        }

        var records = Arithmetic.Product(Dimension.Number, added, new Input($"{data.Name} keep", keep));
        return Arithmetic.AtLeast(records, 1).Named($"{data.Name} records");
    }
}
