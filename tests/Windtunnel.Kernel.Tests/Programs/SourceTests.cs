using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class SourceTests
{
    [Fact]
    public void Poisson_Gaps_HaveTheVarianceOfTheirMean()
    {
        IReadOnlyList<ProgramWindow> windows = Windows(model => model.Poisson(Nothing(model), 20), 20_000, 1);
        double mean = windows.Average(w => w.Arrived);
        mean.ShouldBe(20, 0.15);
        windows.Average(w => (w.Arrived - mean) * (w.Arrived - mean)).ShouldBe(20, 1);
    }

    [Fact]
    public void Regular_ThirdOfANanosecondApart_KeepsItsRate()
    {
        var model = new ModelBuilder();
        model.Regular(Nothing(model), 3e8);
        model.Run(0.01).Program("nothing").Arrived.ShouldBeInRange(2_999_998, 3_000_002);
    }

    [Fact]
    public void Bursty_OnOff_AveragesAndClumps()
    {
        IReadOnlyList<ProgramWindow> windows = Windows(
            model => model.Bursty(Nothing(model), 40, (0, Law.Exponential(3)), (1, Law.Exponential(1))), 40_000, 1);
        double mean = windows.Average(w => w.Arrived);
        mean.ShouldBe(10, 0.5);
        windows.Average(w => (w.Arrived - mean) * (w.Arrived - mean)).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Shape_TwoFactors_RepeatsWithItsPeriod()
    {
        IReadOnlyList<ProgramWindow> windows = Windows(
            model =>
            {
                Source source = model.Regular(Nothing(model), 100);
                (source.Shape, source.ShapePeriodSeconds) = ([(0, 1), (10, 2)], 20);
            },
            60,
            10);
        windows.Select(w => (double)w.Arrived).ToArray().ShouldBe([1_000, 2_000, 1_000, 2_000, 1_000, 2_000], 1.01);
    }

    [Fact]
    public void Trace_Times_AreKept()
    {
        var model = new ModelBuilder();
        model.Trace(Nothing(model), [0.5, 0.5, 1.5, 7.5]);
        RunResult result = model.Run(10, window: 1);
        result.Program("nothing").Windows.Select(w => w.Arrived).ToArray().ShouldBe([2, 1, 0, 0, 0, 0, 0, 1, 0, 0]);
    }

    [Fact]
    public void Users_AfterAFailure_ThinkAndComeBack()
    {
        var model = new ModelBuilder();
        model.Users(model.Program("request").Delay(1).Fail(FailureCause.Error), 5, Law.Constant(1));
        model.Run(100).Program("request").Failed.ShouldBe(5 * 49);
    }

    private static IReadOnlyList<ProgramWindow> Windows(Action<ModelBuilder> source, double until, double window)
    {
        var model = new ModelBuilder();
        source(model);
        return model.Run(until, window: window).Programs[0].Windows;
    }

    private static ProgramBuilder Nothing(ModelBuilder model) => model.Program("nothing");
}
