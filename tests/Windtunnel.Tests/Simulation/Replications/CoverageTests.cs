using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation.Replications;

/// <summary>Whether 95 % intervals hold what they promise where it is hardest: one queue, in runs as short as a few hundred times what it takes to settle.</summary>
/// <remarks>M/M/1, whose latency is exponential with mean S/(1−ρ). Budgets are as small as leaves most runs an interval of the p99.</remarks>
public sealed class CoverageTests
{
    /// <summary>Of the intervals that are told; two standard errors of a share of 95 % among fifty below it.</summary>
    private const double CoveredMin = 0.88;

    [Theory]
    [InlineData(0.5, 100, 60_000)]
    [InlineData(0.9, 100, 300_000)]
    [InlineData(0.95, 50, 1_500_000)]
    public void Run_ManySeeds_IntervalsCoverTheTruth(double utilisation, int seeds, long events)
    {
        var design = Sample.Read(FormattableString.Invariant($$"""
            workload: { work: { rate: {{utilisation}}/s, peak: 1 x } }
            components: { web: { kind: service, instances: 1, cores: 1 } }
            flows: { work: ["web": exp 1 s] }
            """));
        var flows = Enumerable.Range(1, seeds).Select(s => Sample.Run(design, new SimulationOptions { Seed = (ulong)s * 7919, EventBudget = events }).Flow()).ToArray();
        Covered([.. flows.Select(f => f.Mean)], 1 / (1 - utilisation)).ShouldBeGreaterThanOrEqualTo(CoveredMin);
        Covered([.. flows.Select(f => f.P99)], Math.Log(100) / (1 - utilisation)).ShouldBeGreaterThanOrEqualTo(CoveredMin);
    }

    // Judged by the scatter of the replications alone, 23 of the second hundred runs would tell an interval, of which 14 hold the truth.
    [Theory]
    [InlineData(0.7, 60_000)]
    [InlineData(0.9, 300_000)]
    public void Run_TooFewBusyPeriods_TellsNoFarTail(double utilisation, long events)
    {
        var design = Sample.Read(FormattableString.Invariant($$"""
            workload: { work: { rate: {{utilisation}}/s, peak: 1 x } }
            components: { web: { kind: service, instances: 1, cores: 1 } }
            flows: { work: ["web": exp 1 s] }
            """));
        for (ulong seed = 1; seed <= 100; seed++)
        {
            Sample.Run(design, new SimulationOptions { Seed = seed * 7919, EventBudget = events }).Flow().P999.IsTrusted.ShouldBeFalse($"seed {seed}");
        }
    }

    // Times beyond the p99.9 come in clusters.
    [Theory]
    [InlineData(0.7, 100, 500_000)]
    [InlineData(0.9, 60, 3_000_000)]
    public void Run_ManySeeds_IntervalsOfTheFarTailCoverTheTruth(double utilisation, int seeds, long events)
    {
        var design = Sample.Read(FormattableString.Invariant($$"""
            workload: { work: { rate: {{utilisation}}/s, peak: 1 x } }
            components: { web: { kind: service, instances: 1, cores: 1 } }
            flows: { work: ["web": exp 1 s] }
            """));
        var found = Enumerable.Range(1, seeds).Select(s => Sample.Run(design, new SimulationOptions { Seed = (ulong)s * 7919, EventBudget = events }).Flow().P999).ToArray();
        Covered(found, Math.Log(1000) / (1 - utilisation)).ShouldBeGreaterThanOrEqualTo(CoveredMin);
    }

    // Near saturation a run without a long busy period has too low a mean and too narrow an interval; theory knows how narrow it may be.
    [Fact]
    public void Run_NearSaturation_IsNoMoreCertainThanTheoryAllows()
    {
        const double Utilisation = 0.97;
        var design = Sample.Read("""
            workload: { work: { rate: 0.97/s, peak: 1 x } }
            components: { web: { kind: service, instances: 1, cores: 1 } }
            flows: { work: ["web": exp 1 s] }
            """);
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var result = Sample.Run(design, new SimulationOptions { Seed = seed, EventBudget = 2_000_000 });
            var relaxation = 1 / Math.Pow(1 - Math.Sqrt(Utilisation), 2);
            var least = 1.96 * Math.Sqrt(relaxation / (result.MeasuredSeconds * result.Replications));
            (result.Flow().Mean.HalfWidth / result.Flow().Mean.Value).ShouldBeGreaterThanOrEqualTo(0.95 * least, $"seed {seed}");
        }
    }

    [Fact]
    public void Run_TooShortToSettle_SaysSo()
    {
        var result = Sample.Run("""
            workload: { work: { rate: 0.99/s, peak: 1 x } }
            components: { web: { kind: service, instances: 1, cores: 1 } }
            flows: { work: ["web": exp 1 s] }
            """, new SimulationOptions { EventBudget = 3_000_000 });
        result.Flow().Mean.Trust.ShouldBe(Trust.DidNotSettle);
        result.Notes.ShouldContain(n => n.StartsWith("So near its capacity, web", StringComparison.Ordinal));
    }

    // Of those that are told; what is too few is not told.
    private static double Covered(Measured[] found, double truth)
    {
        var told = found.Where(f => f.IsTrusted).ToArray();
        told.Length.ShouldBeGreaterThanOrEqualTo(found.Length / 2);
        return told.Count(f => Math.Abs(f.Value - truth) <= f.HalfWidth) / (double)told.Length;
    }
}
