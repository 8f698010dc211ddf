using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation.Costs;
using Windtunnel.Estimation.Expectations;
using Windtunnel.Estimation.Sampling;
using Windtunnel.Language;

namespace Windtunnel.Estimation;

/// <summary>The envelope of a design: rates, storage, bandwidth, memory, servers, cost, availability, each with its working.</summary>
public static class Estimator
{
    /// <summary>Estimates a design.</summary>
    /// <returns>
    /// The figures in the order they are printed, and what became of each expectation. The same design gives the same answer to the last bit. Inputs
    /// that are ranges are sampled 10,000 times, uniform and independent; figures that depend on one are the range from their 5th to their 95th percentile.
    /// </returns>
    public static Estimate Estimate(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        Sample.Begin(design.Components.Length + design.Flows.Length + design.Data.Length + design.Flows.Sum(f => StepTree.All(f.Steps).Count()));
        var envelope = new Envelope(design);
        var builder = new FigureBuilder();
        var names = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<Figure> figures =
        [
            .. from estimate in Estimates.All
               from line in estimate.Estimate(envelope)
               select builder.Build(estimate.Section, line with { Name = Unique(line.Name, names) }),
        ];
        return new Estimate(design.Name, figures, ExpectationCheck.Compare(design.Expectations, figures));
    }

    /// <summary>What is wrong with the prices and expectations of a design: names that do not exist, units that do not fit.</summary>
    /// <param name="design">The design.</param>
    /// <param name="estimate">Its estimate.</param>
    /// <returns>In order of position; empty when nothing is wrong.</returns>
    public static ImmutableArray<Diagnostic> Check(Design design, Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(estimate);
        var reading = new Reading();
        PriceCheck.Check(design, reading);
        ExpectationCheck.Check(design.Expectations, estimate.Figures, reading);
        return reading.Diagnostics;
    }

    /// <summary>A flow and a component may have the same name; the second figure of a name gets a number.</summary>
    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
        {
            unique = $"{name} ({i})";
        }

        return unique;
    }
}
