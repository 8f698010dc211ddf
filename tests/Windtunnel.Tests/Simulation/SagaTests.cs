using Windtunnel.Designs.Visits;
using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Tests.Simulation;

/// <summary>What the errors of components make fail, be tried again and be undone is the same in all three answers.</summary>
public sealed class SagaTests
{
    private const string Components = """
        workload: { book: { rate: 20/s, peak: 1 x } }
        components:
          web: { kind: service, instances: 2 }
          gate: { kind: service, instances: 2 }
          flights: { kind: external service, time: exp 80 ms, errors: 10 % }
          hotels: { kind: external service, time: exp 60 ms, errors: 30 % }
          cards: { kind: external service, time: exp 200 ms, errors: 20 % }
          undo: { kind: external service, time: exp 50 ms }
          bills: { kind: queue, consumers: 50, time: constant 0 s, capacity: 1M/s }
          bank: { kind: external service, time: exp 10 ms }
        flows:

        """;

    private const string After = "bill: { reads: bills, steps: [bank call] }";

    [Theory]

    // 1 − 0.9·(1 − 0.3²)·(1 − 0.2²), with a try more and one or two cancellations.
    [InlineData("[web, flights call, hotels call: { retry: 1, on error: [undo call, fail] }, cards call: { retry: 1, on error: [parallel: [undo call, undo call], fail] }, bills send]", 1 - (0.9 * 0.91 * 0.96), (0.9 * 0.09) + (2 * 0.9 * 0.91 * 0.04))]

    // Done instead, and then on.
    [InlineData("[web, flights call: { on error: [undo call] }, bills send]", 0, 0.1)]

    // Half of those that fail give up.
    [InlineData("[web, hotels call: { on error: [choose: { 50 %: [undo call, fail] }] }, bills send]", 0.15, 0.15)]

    // A service takes care of what fails behind it, whatever that is.
    [InlineData("[web: { calls: [] }, gate: { calls: [flights call, hotels call], on error: [undo call] }, bills send]", 0, 1 - (0.9 * 0.7))]
    [InlineData("[web, gate: { on error: [undo call, fail] }, flights call, hotels call, bills send]", 1 - (0.9 * 0.7), 1 - (0.9 * 0.7))]

    // All branches are needed; each of three turns.
    [InlineData("[web, parallel: [flights call, cards call], bills send]", 1 - (0.9 * 0.8), 0)]
    [InlineData("[web, repeat 3 x: [flights call: { on error: [undo call, fail] }], bills send]", 1 - (0.9 * 0.9 * 0.9), 1 - (0.9 * 0.9 * 0.9))]
    public void Run_WhatFails_IsTheSameInAllThreeAnswers(string steps, double errors, double undone)
    {
        var design = Sample.Read($"{Components}  book: {steps}\n  {After}\n");
        var options = new SimulationOptions { MeasureSeconds = 4_000, Replications = 3 };
        var result = Sample.Run(design, options);
        result.Flow("book").ErrorShare.Value.ShouldBe(errors, 0.005);
        var analytic = AnalyticPass.Solve(design, options);
        var estimate = Estimator.Estimate(design);
        (estimate.Find("book errors")?.Value.Nominal ?? 0).ShouldBe(errors, 1e-9);
        estimate.Find("undo peak operations")!.Value.Nominal.ShouldBe(20 * undone, 1e-6);
        foreach (var component in result.Components)
        {
            var simulated = component.OperationsPerSecond.Value;
            analytic.FindComponent(component.Component)!.OperationsPerSecond.ShouldBe(simulated, 0.02 * simulated + 0.02, component.Component);
            estimate.Find($"{component.Component} peak operations")!.Value.Nominal.ShouldBe(simulated, 0.02 * simulated + 0.02, component.Component);
        }

        // Who does not come through has no latency; who does may have tried again or done something instead.
        var mean = result.Flow("book").Mean;
        analytic.FindFlow("book")!.MeanSeconds.ShouldBe(mean.Value, 0.02 * mean.Value);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("3 with full jitter")]
    [InlineData("3 with equal jitter")]
    [InlineData("3 with decorrelated jitter")]
    [InlineData("3 fixed")]
    public void Run_TriesAgain_PausesAreInTheMeanOfBoth(string retry)
    {
        var design = Sample.Read($"{Components}  book: [web, hotels call: {{ retry: {retry} }}, bills send]\n  {After}\n");
        var options = new SimulationOptions { MeasureSeconds = 2_000, Replications = 3 };
        var mean = Sample.Run(design, options).Flow("book").Mean.Value;
        AnalyticPass.Solve(design, options).FindFlow("book")!.MeanSeconds.ShouldBe(mean, 0.02 * mean);
    }
}
