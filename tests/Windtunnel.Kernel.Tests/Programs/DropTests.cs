using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Lines;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Queues that drop what is not worth serving, or serve the last come while they stand.</summary>
public sealed class DropTests
{
    private const long Millisecond = 1_000_000;

    // RFC 8289, §3: the first drop after an interval above the target, the next ones 100 ms/√1, /√2, /√3 … later.
    [Fact]
    public void DelayControl_WaitStaysAboveTheTarget_DropsByTheControlLaw()
    {
        var control = new DelayControl();
        var drops = new List<long>();
        for (long now = 0; now < 500; now++)
        {
            if (control.Drops(now * Millisecond, 20 * Millisecond, left: 10))
            {
                drops.Add(now);
            }
        }

        // 100 + 100 = 200, + 70.7 = 270.7, + 57.7 = 328.4, + 50 = 378.4, + 44.7 = 423.2, + 40.8 = 464.
        drops.ShouldBe([100, 200, 271, 329, 379, 424, 464]);
    }

    [Fact]
    public void DelayControl_AnyShortWait_StopsDropping()
    {
        var control = new DelayControl();
        for (long now = 0; now < 400; now++)
        {
            control.Drops(now * Millisecond, now % 90 == 0 ? 4 * Millisecond : 20 * Millisecond, left: 10).ShouldBeFalse();
        }
    }

    // §5.2: who leaves the dropping state and is back in it within 16 intervals begins with as many drops as were made last time.
    [Theory]
    [InlineData(500, 3)]
    [InlineData(5_000, 1)]
    public void DelayControl_QueueStandsAgain_RemembersHowManyDropsItTook(long again, int expected)
    {
        var control = new DelayControl();
        for (long now = 0; now <= 330; now++)
        {
            control.Drops(now * Millisecond, 20 * Millisecond, left: 10);
        }

        // Four drops were made, the last with a count of 4; one request that hardly waited ends it.
        control.Drops(331 * Millisecond, Millisecond, left: 10).ShouldBeFalse();
        var drops = new List<long>();
        for (long now = again; now < again + 500; now++)
        {
            if (control.Drops(now * Millisecond, 20 * Millisecond, left: 10))
            {
                drops.Add(now - again);
            }
        }

        // The first after an interval, the second an interval/√count later.
        (drops[0], drops[1]).ShouldBe((100, 100 + (long)Math.Ceiling(100 / Math.Sqrt(expected))));
    }

    // Twice what can be served, for 200 s: first come first served would let the last wait 100 s.
    [Fact]
    public void Visit_ControlledDelayAtTwiceTheLoad_KeepsTheWaitBounded()
    {
        RunResult result = Overloaded(QueueDiscipline.ControlledDelay, timeout: null).Run(200, 150);
        (result.Steps[0].WaitSum / 1e9 / result.Steps[0].Visits).ShouldBeLessThan(1);
        result.Group("server").Utilisation.ShouldBeGreaterThan(0.97);
        result.Program("request").FailedBy[(int)FailureCause.Dropped].ShouldBe(result.Program("request").Failed);
    }

    [Fact]
    public void Visit_ControlledDelayAtHalfTheLoad_HardlyDropsAnybody()
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = QueueDiscipline.ControlledDelay;
        model.Poisson(model.Program("request").Visit(server, Law.Exponential(0.001)), 500);
        ProgramResult request = model.Run(100, 1).Program("request");
        ((double)request.Failed / request.Arrived).ShouldBeLessThan(1e-3);
    }

    // Callers wait half a second. First come first served answers all of them too late; the others still do useful work.
    [Fact]
    public void Call_TwiceTheLoad_GoodputStaysAboveThatOfFirstInFirstOut()
    {
        double Goodput(QueueDiscipline discipline) => Overloaded(discipline, timeout: 0.5).Run(120, 60).Program("request").Done / 60.0;

        Goodput(QueueDiscipline.FirstInFirstOut).ShouldBeLessThan(1);
        Goodput(QueueDiscipline.AdaptiveLastInFirstOut).ShouldBeGreaterThan(80);
        Goodput(QueueDiscipline.ControlledDelay).ShouldBeGreaterThan(50);
    }

    // A queue that was empty a moment ago is first come first served; one that stands for more than 100 ms is not.
    [Theory]
    [InlineData(0.02, 40, 60)]
    [InlineData(2, 4_000, 5_998)]
    public void Visit_AdaptiveLastInFirstOut_TurnsRoundOnceTheQueueStands(double service, int first, int last)
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = QueueDiscipline.AdaptiveLastInFirstOut;
        model.Trace(model.Program("first").Visit(server, Law.Constant(service)), [0]);
        model.Trace(model.Program("second").Visit(server, Law.Constant(service)), [0]);
        model.Trace(model.Program("third").Visit(server, Law.Constant(service)), [0.002]);
        RunResult result = model.Run();
        long[] found = [result.Program("second").Latency.Max / Millisecond, result.Program("third").Latency.Max / Millisecond];
        found.ShouldBe(service < 1 ? [first, last - 2] : [last + 2, first - 2]);
    }

    // The same law at the door: slots are held for as long as a core is.
    [Fact]
    public void Enter_ControlledDelayAtTwiceTheLoad_KeepsTheWaitBounded()
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        (server.Discipline, server.Concurrency) = (QueueDiscipline.ControlledDelay, 1);
        model.Poisson(model.Program("request").Enter(server).Delay(Law.Exponential(0.01)).Leave(), 200);
        RunResult result = model.Run(200, 150);
        (result.Steps[0].WaitSum / 1e9 / result.Steps[0].Visits).ShouldBeLessThan(1);
        result.Program("request").FailedBy[(int)FailureCause.Dropped].ShouldBe(result.Program("request").Failed);
    }

    private static ModelBuilder Overloaded(QueueDiscipline discipline, double? timeout)
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = discipline;
        ProgramBuilder request = model.Program("request");
        if (timeout is { } seconds)
        {
            request.Call(model.Program("callee").Visit(server, Law.Exponential(0.01)), new CallOptions { Timeout = Law.Constant(seconds) });
        }
        else
        {
            request.Visit(server, Law.Exponential(0.01));
        }

        model.Poisson(request, 200);
        return model;
    }
}
