using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Costs;

/// <summary>Finds prices in a design that nothing is priced by.</summary>
internal static class PriceCheck
{
    public static void Check(Design design, Reading reading)
    {
        foreach (var own in design.Prices)
        {
            var price = PriceTable.Defaults.FirstOrDefault(p => p.Name == own.Price);
            if (price is null)
            {
                reading.Error(
                    DiagnosticCode.UnknownPrice,
                    own.Where,
                    $"There is no price '{own.Price}'.",
                    Suggestion.For(own.Price, [.. PriceTable.Defaults.Select(p => p.Name)]));
            }
            else if (price.Value.Dimension != own.Value.Dimension)
            {
                reading.Error(
                    DiagnosticCode.WrongDimension,
                    own.Where,
                    $"'{price.Name}' is {price.Value.Dimension.Describe()}; '{own.Value}' is {own.Value.Dimension.Describe()}.",
                    $"Write for example {price.Name}: {Human.Format(price.Value)}.");
            }
        }
    }
}
