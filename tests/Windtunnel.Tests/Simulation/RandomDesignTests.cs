using System.Text.Json;
using System.Text.Json.Serialization;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Properties of any design, from its text to its result. Every run asserts conservation, Little's law and causality in the kernel besides.</summary>
public sealed class RandomDesignTests
{
    private static readonly JsonSerializerOptions json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Theory]
    [MemberData(nameof(Seeds), 60)]
    public void Run_AnyDesign_AccountsForEveryRequest(ulong seed)
    {
        var result = Sample.Run(RandomDesign.Any(seed), new SimulationOptions { MeasureSeconds = 2, Replications = 2, EventBudget = 50_000, Seed = seed });
        foreach (var flow in result.Flows)
        {
            // Whoever was in flight when measuring began is answered besides, so what came and was not answered cannot be more than is in flight at the end.
            (flow.Arrived - flow.Done - flow.SoldOut - flow.Failed.Sum(f => f.Count)).ShouldBeLessThanOrEqualTo(flow.InFlight, $"{flow.Flow}, seed {seed}");
            flow.ErrorShare.Value.ShouldBeInRange(0, 1, flow.Flow);
        }

        result.Components.ShouldAllBe(c => c.Utilisation.Value >= 0 && c.Utilisation.Value <= 1 + 1e-9);
        result.Stocks.ShouldAllBe(s => s.Oversold == 0);
    }

    [Theory]
    [MemberData(nameof(Seeds), 4)]
    public void Run_OneTwoOrFiveThreads_IsTheSameToTheByte(ulong seed)
    {
        var design = Sample.Read(RandomDesign.Any(seed));
        string Text(int threads) => JsonSerializer.Serialize(Sample.Run(design, new SimulationOptions { MeasureSeconds = 1, Replications = 5, Threads = threads, EventBudget = 50_000, Seed = seed }), json);
        var one = Text(1);
        Text(1).ShouldBe(one);
        Text(2).ShouldBe(one);
        Text(5).ShouldBe(one);
    }

    // Jackson 1957, Baskett, Chandy, Muntz & Palacios 1975. Each mean within 99.99 % (Student's t with 9 degrees: 2.8 times the 95 % half-width).
    [Theory]
    [MemberData(nameof(Seeds), 10)]
    public void Run_ProductForm_AgreesWithTheNetwork(ulong seed)
    {
        var design = Sample.Read(RandomDesign.ProductForm(seed));
        var options = new SimulationOptions { MeasureSeconds = 50, EventBudget = 1_000_000, Seed = seed };
        var analytic = AnalyticPass.Solve(design, options);
        var result = Sample.Run(design, options);
        foreach (var flow in result.Flows.Where(f => f.Mean.IsTrusted))
        {
            var known = analytic.FindFlow(flow.Flow)!;
            known.Tolerance.ShouldBe(0, "exact, and known to be");
            flow.Mean.Value.ShouldBe(known.MeanSeconds, 2.8 * flow.Mean.HalfWidth, $"{flow.Flow}, seed {seed}, {known.Method}");
        }

        foreach (var component in result.Components)
        {
            component.Utilisation.Value.ShouldBe(analytic.FindComponent(component.Component)!.Utilisation, 2.8 * component.Utilisation.HalfWidth + 1e-9, component.Component);
        }
    }

    public static TheoryData<ulong> Seeds(int count) => [.. Enumerable.Range(1, count).Select(i => (ulong)i)];
}
