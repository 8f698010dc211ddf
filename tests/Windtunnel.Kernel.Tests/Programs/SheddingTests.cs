using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Overload;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Instances that turn requests away before their queue is full. Selftest holds the wait to M/M/c/K and M/D/1/K.</summary>
public sealed class SheddingTests
{
    // Long against a service, short against the run, the averaged share is held at its threshold: what goes beyond is shed.
    [Theory]
    [InlineData(0.9, 200)]
    [InlineData(0.8, 400)]
    [InlineData(0.5, 100)]
    public void Visit_ShedsByBusyShare_HoldsTheShare(double above, double arrivals)
    {
        var (model, server) = Servers(4);
        server.Shedding = Shedding.ByBusyShare(Same(above));
        model.Poisson(model.Program("request").Visit(server, Law.Exponential(0.04)), arrivals);
        RunResult result = model.Run(2_000, 10);
        result.Group("server").Utilisation.ShouldBe(above, 0.01);
        ProgramResult request = result.Program("request");
        ((double)request.Failed / request.Arrived).ShouldBe(1 - (above * 100 / arrivals), 0.01);
        request.FailedBy[(int)FailureCause.Shed].ShouldBe(request.Failed);
        result.Group("server").Rejected.ShouldBe(request.Failed);
    }

    [Fact]
    public void Visit_ShedsByBusyShareWellBelowIt_ShedsHardlyAnybody()
    {
        var (model, server) = Servers(16);
        server.Shedding = Shedding.ByBusyShare(Same(0.9));
        model.Poisson(model.Program("request").Visit(server, Law.Exponential(0.01)), 800);
        ProgramResult request = model.Run(1_000, 10).Program("request");
        ((double)request.Failed / request.Arrived).ShouldBeLessThan(1e-4);
    }

    // 60/s of each priority at a server that does 100/s: the urgent are served, of the others what is left.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Visit_TwoPriorities_ShedsTheLessUrgent(bool isByWait)
    {
        var (model, server) = Servers(1);
        double[] by = [.. Enumerable.Range(0, Group.PriorityMax + 1).Select(p => isByWait ? 0.5 - (0.02 * p) : 1 - (0.02 * (p + 1)))];
        server.Shedding = isByWait ? Shedding.ByWait(by) : Shedding.ByBusyShare(by);
        foreach (int priority in new[] { 1, 9 })
        {
            model.Poisson(model.Program($"{priority}").Visit(server, Law.Exponential(0.01), new VisitOptions { Priority = priority }), 60);
        }

        RunResult result = model.Run(2_000, 10);
        double Share(string program) => (double)result.Program(program).Failed / result.Program(program).Arrived;
        Share("1").ShouldBeLessThan(0.01);
        
        // By the wait all of the server is used, by the busy share the 80 % at which the less urgent are shed, and what had queued by then.
        Share("9").ShouldBe(isByWait ? 20.0 / 60 : 40.0 / 60, isByWait ? 0.02 : 0.04);
    }

    // A server that is ten times as slow from t = 100 s on still keeps the wait near what it may be.
    [Fact]
    public void Visit_ShedsByWaitWhileSlow_KnowsHowLongRequestsTakeOfLate()
    {
        var (model, server) = Servers(2);
        server.Shedding = Shedding.ByWait(Same(0.1));
        ProgramBuilder request = model.Program("request").Visit(server, Law.Exponential(0.01));
        model.Poisson(request, 150);
        model.During(100, double.PositiveInfinity, TimelineAction.Slow(server, 10, 1));
        RunResult result = model.Run(2_000, 200);
        ProgramResult measured = result.Program("request");
        ((double)measured.Failed / measured.Arrived).ShouldBe(1 - (20.0 / 150), 0.03);
        (result.Steps[0].WaitSum / 1e9 / result.Steps[0].Visits).ShouldBeLessThan(0.12);
    }

    // At the door the wait is for a slot, which is held for as long as others work: 20 slots of 0.1 s.
    [Fact]
    public void Enter_ShedsByWait_CountsHowLongSlotsAreHeld()
    {
        var (model, server) = Servers(1);
        (server.Concurrency, server.Shedding) = (20, Shedding.ByWait(Same(0.05)));
        model.Poisson(model.Program("request").Enter(server).Delay(Law.Constant(0.1)).Leave(), 400);
        RunResult result = model.Run(500, 10);
        ProgramResult request = result.Program("request");
        ((double)request.Failed / request.Arrived).ShouldBe(0.5, 0.01);

        // Ten may wait, so nobody waits longer than ten slots take to be given back, and most do nearly as long.
        double mean = result.Steps[0].WaitSum / 1e9 / result.Steps[0].Visits;
        mean.ShouldBeInRange(0.03, 0.05);
    }

    // A slot was given at the door; inside nobody is turned away any more.
    [Fact]
    public void Visit_HoldsASlotOfTheInstance_IsNotShed()
    {
        var (model, server) = Servers(1);
        (server.Concurrency, server.Shedding) = (3, Shedding.ByBusyShare(Same(0)));
        model.Trace(model.Program("request").Enter(server).Visit(server, Law.Constant(1)).Leave(), [0]);
        model.Run().Program("request").Done.ShouldBe(1);
    }

    private static (ModelBuilder Model, Group Server) Servers(int cores)
    {
        var model = new ModelBuilder();
        return (model, model.Group("server", cores));
    }

    private static double[] Same(double threshold) => [.. Enumerable.Repeat(threshold, Group.PriorityMax + 1)];
}
