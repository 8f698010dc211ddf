using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class ReplyTests
{
    // The caller goes on after 1 s, and the next waits for the slot until the second phase is over as well.
    [Fact]
    public void Reply_LetsTheCallerGoOn_AndKeepsTheSlot()
    {
        var model = new ModelBuilder();
        Group task = model.Group("task");
        task.Concurrency = 1;
        ProgramBuilder callee = model.Program("callee").Enter(task).Delay(1).Reply().Delay(9).Reply().Leave();
        model.Trace(model.Program("request").Call(callee), [0, 0]);
        RunResult result = model.Run();
        (result.Program("request").Latency.Min, result.Program("request").Latency.Max).ShouldBe((1_000_000_000, 11_000_000_000));
        (result.Program("callee").Done, result.Program("callee").InFlight).ShouldBe((2, 0));
        result.Now.ShouldBe(20_000_000_000);
    }

    [Fact]
    public void Reply_FailureAfterIt_IsNobodys()
    {
        var model = new ModelBuilder();
        ProgramBuilder callee = model.Program("callee").Reply().Delay(1).Fail(FailureCause.Error);
        model.Trace(model.Program("request").Call(callee, new CallOptions { Attempts = 3 }), [0]);
        RunResult result = model.Run();
        (result.Program("request").Done, result.Program("callee").Done, result.Program("callee").Failed).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Reply_ToAUser_LetsTheUserThink()
    {
        var model = new ModelBuilder();
        model.Users(model.Program("request").Delay(1).Reply().Delay(100), 1, Law.Constant(1)).RequestsMax = 3;
        RunResult result = model.Run();
        (result.Program("request").Done, result.Program("request").Latency.Max).ShouldBe((3, 1_000_000_000));
        result.Now.ShouldBe(106_000_000_000);
    }

    // Caller and callee want the same core next; neither may be the first always.
    [Fact]
    public void Reply_OnASharedCore_TossesWhoIsFirst()
    {
        var model = new ModelBuilder();
        Group core = model.Group("core", 1);
        ProgramBuilder callee = model.Program("callee").Delay(1).Reply().Visit(core, Law.Constant(10));
        ProgramBuilder request = model.Program("request").Call(callee).Visit(core, Law.Constant(1));
        model.Regular(request, 0.01).RequestsMax = 400;
        ProgramResult result = model.Run().Program("request");
        result.Latency.Mean.ShouldBe(0.5 * 2e9 + 0.5 * 12e9, 1e9);
    }
}
