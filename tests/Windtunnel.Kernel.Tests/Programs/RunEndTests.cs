using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class RunEndTests
{
    [Fact]
    public void Run_Saturated_StopsAtTheBoundOnRequests()
    {
        var model = QueueTheoryTests.Queue(2, 1, Law.Exponential(1));
        RunResult result = new Execution(model.Build(), 1, new RunOptions { InFlightMax = 1_000, EventsOnly = true }).Run(TestContext.Current.CancellationToken);
        (result.End, result.Programs[0].InFlight).ShouldBe((RunEnd.TooManyInFlight, 1_000));
    }

    [Fact]
    public void Run_FanOutBeyondTheBound_Stops()
    {
        var model = new ModelBuilder();
        ProgramBuilder part = model.Program("part").Delay(1);
        model.Regular(model.Program("request").Each(Law.Constant(1e15), part), 1);
        new Execution(model.Build(), 1, new RunOptions { InFlightMax = 1_000 }).Run(TestContext.Current.CancellationToken).End.ShouldBe(RunEnd.TooManyInFlight);
    }

    [Fact]
    public void Run_TooManyEvents_Stops()
    {
        var model = QueueTheoryTests.Queue(0.5, 1, Law.Exponential(1));
        RunResult result = new Execution(model.Build(), 1, new RunOptions { EventsMax = 100_000 }).Run(TestContext.Current.CancellationToken);
        result.End.ShouldBe(RunEnd.TooManyEvents);
        result.Events.ShouldBeInRange(100_000, 120_000);
    }

    [Fact]
    public void Run_CircleWithoutTime_Stops()
    {
        var model = new ModelBuilder();
        ProgramBuilder program = model.Program("circle");
        Label top = program.NewLabel();
        model.Regular(program.Mark(top).Jump(top), 1);
        model.Run(10).End.ShouldBe(RunEnd.EndlessLoop);
    }

    [Fact]
    public void Run_Cancelled_TellsWhatItMeasured()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        RunResult result = new Execution(QueueTheoryTests.Queue(0.5, 1, Law.Exponential(1)).Build(), 1, new RunOptions()).Run(source.Token);
        result.End.ShouldBe(RunEnd.Cancelled);
        result.Programs[0].Done.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Run_NothingLeft_EndsByItself()
    {
        var model = QueueTheoryTests.Queue(0.5, 1, Law.Exponential(1));
        model.Sources[0].RequestsMax = 100;
        RunResult result = model.Run();
        (result.End, result.Programs[0].Done).ShouldBe((RunEnd.Completed, 100));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_HangForEverWithoutAnEnd_Completes(bool eventsOnly)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        model.Regular(model.Program("request").Visit(web, Law.Constant(0.1)).Delay(0.5), 1);
        model.Sources[0].RequestsMax = 3;
        model.At(1.05, TimelineAction.Hang(web));
        RunResult result = new Execution(model.Build(), 1, new RunOptions { EventsOnly = eventsOnly }).Run(TestContext.Current.CancellationToken);
        (result.End, result.Programs[0].Done, result.Programs[0].InFlight).ShouldBe((RunEnd.Completed, 0, 3));
    }

    [Fact]
    public void Build_ProgramWaitingForItself_IsRefused()
    {
        var model = new ModelBuilder();
        ProgramBuilder program = model.Program("narcissus");
        program.Call(program);
        Should.Throw<ArgumentException>(model.Build).Message.ShouldContain("narcissus");
    }

    [Fact]
    public void Build_LabelNeverMarked_IsRefused()
    {
        var model = new ModelBuilder();
        ProgramBuilder program = model.Program("lost");
        program.Jump(program.NewLabel());
        Should.Throw<ArgumentException>(() => model.Run(1)).Message.ShouldContain("lost");
    }
}
