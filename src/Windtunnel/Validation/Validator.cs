using MathNet.Numerics.Distributions;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Kernel.Chance;
using Windtunnel.Simulation;

namespace Windtunnel.Validation;

/// <summary>Runs cases with known answers.</summary>
public static class Validator
{
    /// <summary>Enough for a t quantile near the normal one; intervals then are as wide as the data make them.</summary>
    private const int Replications = 20;

    /// <summary>Reads, simulates and compares one case.</summary>
    /// <param name="validation">The case.</param>
    /// <param name="seed">Seed of the run; default 1.</param>
    /// <param name="cancellation">Stops between replications.</param>
    /// <exception cref="InvalidOperationException">The case's own design does not read.</exception>
    public static IReadOnlyList<ValidationResult> Run(ValidationCase validation, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var reading = DesignReader.ReadText(validation.DesignText, validation.Name);
        if (reading.Design is not Design design)
        {
            throw new InvalidOperationException($"{validation.Name}: {string.Join(' ', reading.Diagnostics.Select(d => $"{d.Where} {d.Code} {d.Message}"))}");
        }

        var result = Simulator.Run(
            design,
            // Each case has streams of its own: else all would share one arrival stream, and its luck.
            new SimulationOptions { Seed = seed ^ RandomStream.IdOf(validation.Name), Replications = Replications, MeasureSeconds = validation.MeasureSeconds },
            progress: null,
            cancellation);
        var widen = StudentT.InvCDF(0, 1, Replications - 1, 0.995) / StudentT.InvCDF(0, 1, Replications - 1, 0.975);
        return [.. validation.Known.Select(known =>
        {
            var measured = known.Read(result);
            return new ValidationResult(validation.Name, known, measured.Value, measured.HalfWidth * widen);
        })];
    }
}
