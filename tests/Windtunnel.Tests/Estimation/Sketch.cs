using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;

namespace Windtunnel.Tests.Estimation;

/// <summary>Small designs, written as a user would.</summary>
internal static class Sketch
{
    /// <summary>Reads a design without its first lines; no error is forgiven.</summary>
    public static Design Read(string body)
    {
        var reading = DesignReader.ReadText($"design: sketch\ntitle: Sketch\nabout: A sketch.\n{body}", "sketch.yaml");
        reading.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        return reading.Design!;
    }

    public static Estimate Estimate(string body) => Estimator.Estimate(Read(body));

    public static Figure Figure(string body, string name)
    {
        var estimate = Estimate(body);
        return estimate.Find(name) ?? throw new InvalidOperationException($"No '{name}' among: {string.Join(", ", estimate.Figures.Select(f => f.Name))}.");
    }

    /// <summary>The nominal value of a figure [base unit].</summary>
    public static double Value(string body, string name) => Figure(body, name).Median;
}
