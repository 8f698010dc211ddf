using Windtunnel.Analysis;
using Windtunnel.Components.Cache;
using Windtunnel.Designs.Readers;
using Windtunnel.Designs.Visits;
using Windtunnel.Estimation;
using Windtunnel.Tests.Tidy;
using Windtunnel.Workloads;

namespace Windtunnel.Tests.Estimation.Demands;

/// <summary>The estimate walks flows in terms, the analytic pass in plain numbers; they must not tell different stories.</summary>
public sealed class DemandTests
{
    [Theory]
    [MemberData(nameof(EstimatorTests.Designs), MemberType = typeof(EstimatorTests))]
    public void Operations_EveryDesign_AreThoseOfTheAnalyticPass(string folder, string? stage)
    {
        var design = DesignReader.Read(Path.Combine(Repository.Root, "designs", folder), stage).Design!;
        var estimate = Estimator.Estimate(design);
        var ratios = CacheHitRatios.Of(design, Peak);
        var traffic = SteadyTraffic.Of(design, new TrafficInputs { Arrivals = Peak, HitRatio = ratios.Of });
        foreach (var flow in traffic.Flows)
        {
            estimate.Find($"{flow.Flow.Name} peak rate")!.Median.ShouldBe(flow.RequestsPerSecond, 1e-9 + flow.RequestsPerSecond * 1e-3);
        }

        foreach (var component in design.Components)
        {
            var expected = traffic.At(component).PerSecond;
            estimate.Find($"{component.Name} peak operations")!.Median.ShouldBe(expected, 1e-9 + expected * 1e-3, component.Name);
        }

        foreach (var (cache, data) in from c in design.Components where c.Kind is CacheKind && c.Holds.Length == 1 select (c, design.FindData(c.Holds[0])))
        {
            estimate.Find($"{cache.Name} hit ratio")!.Median.ShouldBe(ratios.Of(cache, data), 1e-4, cache.Name);
        }
    }

    private static double Peak(Load load) => load is OpenLoad open ? open.Rate.Value.Nominal * open.Peak.Value.Nominal : 0;
}
