using Windtunnel.Estimation;
using Windtunnel.Units;

namespace Windtunnel.Cli.Json;

/// <summary>The envelope as JSON; docs/guide/json.md names each field with its unit.</summary>
internal static class EstimateJson
{
    public const string Schema = "windtunnel/estimate/1";

    public static string Write(Estimate estimate)
    {
        using var json = new JsonText(Schema);
        json.Text("design", estimate.Design);
        Write(json, estimate);
        return json.Finish();
    }

    public static void Write(JsonText json, Estimate estimate)
    {
        json.List("figures", estimate.Figures, f =>
        {
            json.Text("figure", f.Name);
            json.Text("section", f.Section);
            Quantity(json, f.Value);
            json.Number("median", f.Median);
            json.Text("working", f.Working);
            json.List("inputs", f.Inputs, i =>
            {
                json.Text("input", i.Name);
                Quantity(json, i.Value);
                json.Text("provenance", i.Provenance.ToString());
            });
            json.Text("mattersMost", f.MattersMost?.Input);
            json.Number("varianceShare", f.MattersMost?.Share ?? double.NaN);
        });
        json.List("expectations", estimate.Expectations, e =>
        {
            json.Text("figure", e.Expectation.Figure);
            json.Flag("met", e.IsMet);
            json.Number("expected", e.Expectation.Value.Nominal);
            json.Number("estimated", e.Actual);
            json.Text("unit", Unit(e.Expectation.Value.Dimension));
            json.Number("error", e.Error);
            json.Number("tolerance", e.Expectation.Tolerance);
            json.Text("source", e.Expectation.Source);
        });
    }

    private static void Quantity(JsonText json, Quantity quantity)
    {
        json.Number("low", quantity.Low);
        json.Number("high", quantity.High);
        json.Text("unit", Unit(quantity.Dimension));
    }

    /// <summary>The base unit; "1" for a bare number, as in SI.</summary>
    public static string Unit(Dimension dimension) => dimension.BaseUnit() is { Length: > 0 } unit ? unit : "1";
}
