using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class WarmthTests
{
    // Every 2 s, kept for 1.5 s after a service of 0.6 s: the gap is 1.4 s, warm; kept for 1 s and cold, a start of 0.3 s leaves a gap of 1.1 s: always cold.
    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(1.0, 49)]
    public void Run_RegularArrivals_AreColdWhenTheGapIsLonger(double keep, long cold) => Cold(Model(keep, 1, Law.Constant(0.3), (m, p) => m.Regular(p, 0.5)).Run(99)).ShouldBe(cold);

    // With one slot an accepted request finds it idle since a memoryless time: e^(−λτ), whatever the service and the start take.
    [Theory]
    [InlineData(0.2)]
    [InlineData(1.0)]
    public void Run_OneSlot_IsColdWithTheProbabilityOfALongGap(double rate)
    {
        double cold = Math.Exp(-rate);
        Runs.ShouldAgree(seed => ShareOf(Model(1, 1, Law.Exponential(0.5), (m, p) => m.Poisson(p, rate)).Run(50_000, seed: seed)), cold, 0.03);
    }

    // Renewal reward: of a cycle of 1/λ idle and E[S] + e^(−λτ)·E[start] in service the second part turns requests away.
    [Fact]
    public void Run_OneSlot_ThrottlesTheShareOfTheTimeInService()
    {
        double held = 0.6 + (0.5 * Math.Exp(-1));
        Runs.ShouldAgree(
            seed =>
            {
                ProgramResult program = Model(1, 1, Law.Exponential(0.5), (m, p) => m.Poisson(p, 1)).Run(50_000, seed: seed).Program("request");
                return (double)program.FailedBy[(int)FailureCause.Rejected] / program.Arrived;
            },
            held / (1 + held),
            0.02);
    }

    // Two of three at once: two slots have to start; later only the one used last is used, and the other goes cold for the next pair.
    [Fact]
    public void Run_Pairs_UseTheSlotUsedLast()
    {
        ModelBuilder model = Model(1.5, 3, Law.Constant(0), (m, p) =>
        {
            m.Regular(p, 1);
            m.Regular(p, 0.25);
        });
        RunResult result = model.Run(99);
        Cold(result).ShouldBe(1 + (99 / 4));
    }

    private static long Cold(RunResult result) => result.Steps.Single(s => s.Kind == "WarmUp").Visits;

    private static double ShareOf(RunResult result) => (double)Cold(result) / (result.Program("request").Done + result.Program("request").InFlight);

    private static ModelBuilder Model(double keep, int slots, Law start, Action<ModelBuilder, ProgramBuilder> load)
    {
        var model = new ModelBuilder();
        Group function = model.Group("function");
        (function.Cores, function.Concurrency, function.AdmissionQueueMax, function.KeepWarmSeconds) = (int.MaxValue, slots, 0, keep);
        ProgramBuilder request = model.Program("request").Enter(function).WarmUp(function, start).Delay(0.6).Leave();
        load(model, request);
        return model;
    }
}
