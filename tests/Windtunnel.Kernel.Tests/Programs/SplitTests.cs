using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>What is set aside at a split and what comes after add up to the run without one.</summary>
public sealed class SplitTests
{
    [Fact]
    public void Split_BeforeAndAfter_AddUpToTheWhole()
    {
        RunResult whole = Run(double.PositiveInfinity);
        RunResult after = Run(40);
        RunResult before = after.Before.ShouldNotBeNull();
        (before.Program("web").Arrived + after.Program("web").Arrived).ShouldBe(whole.Program("web").Arrived);
        (before.Program("web").Done + after.Program("web").Done).ShouldBe(whole.Program("web").Done);
        after.Program("web").InFlightBefore.ShouldBe(before.Program("web").InFlight);
        (before.Steps[0].WaitSum + after.Steps[0].WaitSum).ShouldBe(whole.Steps[0].WaitSum);
        ((before.Groups[0].MeanBusy * 30) + (after.Groups[0].MeanBusy * 60)).ShouldBe(whole.Groups[0].MeanBusy * 90, 1e-6);
        after.Program("web").Windows.Select(w => w.Arrived).ShouldBe(whole.Program("web").Windows.Select(w => w.Arrived));
    }

    [Fact]
    public void Call_SoldOut_IsNotTriedAgain()
    {
        var model = new ModelBuilder();
        DataSet rooms = model.DataSet("room", Popularity.Uniform(1));
        rooms.Stock = 3;
        ProgramBuilder flow = model.Program("reserve");
        flow.Call(flow.Part(p => p.Delay(0.001).ReadRow(rooms).WriteRow(rooms)), new CallOptions { Attempts = 3 });
        model.Regular(flow, 10);
        RunResult result = model.Run(until: 10.05);
        result.Program("reserve").Done.ShouldBe(3);
        result.Program("reserve").FailedBy[(int)FailureCause.SoldOut].ShouldBe(97);
        result.Data[0].SoldOut.ShouldBe(97);
    }

    [Fact]
    public void Trace_Repeated_StartsOverAfterItsLength()
    {
        var model = new ModelBuilder();
        model.Trace(model.Program("web").Delay(0.001), [0.1, 0.2, 0.7]).RepeatSeconds = 1;
        model.Run(until: 10.05).Program("web").Arrived.ShouldBe(30);
    }

    private static RunResult Run(double split)
    {
        var model = new ModelBuilder();
        ProgramBuilder web = model.Program("web").Visit(model.Group("web", 1), Law.Exponential(0.8));
        model.Poisson(web, 1);
        return new Execution(
            model.Build(), 7, new RunOptions { UntilSeconds = 100, ResetAtSeconds = 10, SplitsAtSeconds = double.IsFinite(split) ? [split] : [], WindowSeconds = 10 }).Run();
    }
}
