using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Ten requests a second in turn to four instances, so that each gets one every 0.4 s.</summary>
public sealed class EjectionTests
{
    // Five failures of the first instance, at 10.0, 10.4 … 11.6 s, then 30 s without it, five more, then 60 s, which end at 103.2 s; five more until 105.2 s.
    [Fact]
    public void Run_InstanceDiesUndetected_IsEjectedLongerEachTime()
    {
        (ModelBuilder model, Group web) = Four(new Ejection(5, 30, 0.1));
        web.DetectionSeconds = double.PositiveInfinity;
        model.During(9.95, double.PositiveInfinity, TimelineAction.Kill(web));
        RunResult result = model.Run(120);
        result.Program("request").Failed.ShouldBe(15);
        result.Groups[0].Ejections.ShouldBe(3);
    }

    // Half of its requests fail: 20 in a row come about once in two million.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.0, 1)]
    public void Run_Success_BeginsTheRowAnew(double errors, long ejections)
    {
        (ModelBuilder model, Group web) = Four(new Ejection(20, 1_000, 1));
        model.At(0, TimelineAction.Errors(web, errors, 1));
        model.Run(100).Groups[0].Ejections.ShouldBe(ejections);
    }

    // Of four that all fail, half may be shunned.
    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.1, 1)]
    [InlineData(1.0, 4)]
    public void Run_AllFail_NoMoreThanTheShareIsShunned(double share, long ejections)
    {
        (ModelBuilder model, Group web) = Four(new Ejection(5, 1_000, share));
        model.At(0, TimelineAction.Errors(web, 1));
        RunResult result = model.Run(100);
        result.Groups[0].Ejections.ShouldBe(ejections);
        result.Program("request").FailedBy[(int)FailureCause.Error].ShouldBe(share == 1 ? 20 : 999);
    }

    // A request in four comes to the first instance, 25 in ten seconds; 60 % of them fail, hardly ever ten in a row.
    [Theory]
    [InlineData(0.6, 0.5, 20, 1)]
    [InlineData(0.6, 0.5, 26, 0)]
    [InlineData(0.3, 0.5, 20, 0)]
    [InlineData(1.0, 1.0, 20, 1)]
    public void Run_RateOfErrors_EjectsAfterAnIntervalOfEnoughRequests(double errors, double share, int requests, long ejections)
    {
        (ModelBuilder model, Group web) = Four(new Ejection(int.MaxValue, 1_000, 1) { Rate = new ErrorRate(share, 10, requests) });
        model.At(0, TimelineAction.Errors(web, errors, 1));
        RunResult result = model.Run(100);
        result.Groups[0].Ejections.ShouldBe(ejections);
        ((double)result.Program("request").Failed).ShouldBe(ejections == 1 ? 25 * errors : 250 * errors, ejections == 1 ? 8 : 30);
    }

    // Of the ten requests of the fourth interval nearly all fail, of the forty since the beginning a quarter.
    [Fact]
    public void Run_RateOfErrors_IsThatOfOneInterval()
    {
        (ModelBuilder model, Group web) = Four(new Ejection(int.MaxValue, 1_000, 1) { Rate = new ErrorRate(0.8, 4, 5) });
        model.During(12.05, 16.05, TimelineAction.Errors(web, 1, 1));
        model.Run(60).Groups[0].Ejections.ShouldBe(1);
    }

    // Found down by the timeline at 15 s and up again at 45 s: requests fail for 5 s, and its place stays empty for 5 s.
    [Fact]
    public void Run_LearnHealth_IsWhenRoutingKnows()
    {
        (ModelBuilder model, Group web) = Four(null);
        web.DetectionSeconds = double.PositiveInfinity;
        model.During(9.95, 39.95, TimelineAction.Kill(web));
        model.At(14.95, TimelineAction.LearnHealth(web));
        model.At(44.95, TimelineAction.LearnHealth(web));
        RunResult result = model.Run(60);
        result.Program("request").Failed.ShouldBeInRange(12, 13);
        result.Groups[0].InstanceUtilisation[0].ShouldBe((60 - 35) / 0.4 * 0.01 / 60, 0.0002);
    }

    // An instance that hangs answers no health check either.
    [Fact]
    public void Run_LearnHealthOfAHangingInstance_ShunsIt()
    {
        (ModelBuilder model, Group web) = Four(null);
        web.DetectionSeconds = double.PositiveInfinity;
        model.During(9.95, 39.95, TimelineAction.Hang(web, 1));
        model.At(14.95, TimelineAction.LearnHealth(web));
        model.At(44.95, TimelineAction.LearnHealth(web));
        ProgramResult result = model.Run(60).Program("request");
        (result.Latency.Max * 1e-9).ShouldBe(30, 0.4);
        result.Latency.Buckets.Where(b => b.Lowest > 1_000_000_000).Sum(b => b.Count).ShouldBeInRange(12, 13);
    }

    private static (ModelBuilder Model, Group Web) Four(Ejection? ejection)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Ejection) = (4, ejection);
        model.Regular(model.Program("request").Visit(web, Law.Constant(0.01)), 10);
        return (model, web);
    }
}
