using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Shorthand to run small models.</summary>
internal static class Runs
{
    public static RunResult Run(this ModelBuilder model, double until = double.PositiveInfinity, double resetAt = 0, ulong seed = 1, double window = double.PositiveInfinity) =>
        new Execution(model.Build(), seed, new RunOptions { UntilSeconds = until, ResetAtSeconds = resetAt, WindowSeconds = window })
            .Run(TestContext.Current.CancellationToken);

    /// <summary>Mean latency of a program [s].</summary>
    public static double MeanSeconds(this ProgramResult program) => program.Latency.Mean / 1e9;

    /// <summary>Mean over replications with seeds of their own, and the half-width of its 99 % interval by Student's t with 19 degrees of freedom.</summary>
    public static (double Mean, double HalfWidth) Replicate(Func<ulong, double> run)
    {
        const int Replications = 20;
        const double StudentT = 2.861;
        double[] values = [.. Enumerable.Range(1, Replications).Select(i => run((ulong)i))];
        double mean = values.Average();
        double variance = values.Sum(v => (v - mean) * (v - mean)) / (Replications - 1);
        return (mean, StudentT * Math.Sqrt(variance / Replications));
    }

    /// <summary>The known value lies inside the 99 % interval, and the interval is narrower than the tolerance.</summary>
    public static void ShouldAgree(Func<ulong, double> run, double theory, double tolerance = 0.01)
    {
        (double mean, double halfWidth) = Replicate(run);
        (halfWidth / theory).ShouldBeLessThan(tolerance, $"mean {mean} ± {halfWidth}");
        Math.Abs(mean - theory).ShouldBeLessThanOrEqualTo(halfWidth, $"{mean} ± {halfWidth} against {theory}");
    }
}
