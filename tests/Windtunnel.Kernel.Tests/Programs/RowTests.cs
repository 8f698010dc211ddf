using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class RowTests
{
    private static readonly Law Think = Law.Exponential(0.05);

    [Fact]
    public void WriteRow_WithoutLocks_Oversells()
    {
        DataResult rooms = Sell((p, room) => p.ReadRow(room).Delay(Think).WriteRow(room)).Data[0];
        rooms.Oversold.ShouldBeGreaterThan(0);
        (rooms.Sold - rooms.Oversold).ShouldBe(200);
    }

    [Fact]
    public void WriteRow_UnderLock_SellsExactlyTheStock()
    {
        RunResult result = Sell((p, room) => p.Lock(room).ReadRow(room).Delay(Think).WriteRow(room).Unlock());
        (result.Data[0].Sold, result.Data[0].Oversold).ShouldBe((200, 0));
        result.Program("book").FailedBy[(int)FailureCause.SoldOut].ShouldBe(result.Data[0].SoldOut);
        result.Data[0].SoldOut.ShouldBe(1_000 - 200);
    }

    [Fact]
    public void CommitRow_OptimisticRetry_SellsExactlyTheStock()
    {
        RunResult result = Sell((p, room) =>
        {
            Label again = p.NewLabel();
            p.Mark(again).ReadRow(room).Delay(Think).CommitRow(room, again);
        });
        (result.Data[0].Sold, result.Data[0].Oversold).ShouldBe((200, 0));
        result.Data[0].Conflicts.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void CommitRow_WithoutTarget_FailsWithConflict()
    {
        RunResult result = Sell((p, room) => p.ReadRow(room).Delay(Think).CommitRow(room));
        result.Program("book").FailedBy[(int)FailureCause.Conflict].ShouldBe(result.Data[0].Conflicts);
        result.Data[0].Oversold.ShouldBe(0);
    }

    [Fact]
    public void Lock_OneRow_IsAQueueWithOneServer()
    {
        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                DataSet row = model.DataSet("row", Popularity.Uniform(1));
                model.Poisson(model.Program("request").Lock(row).Delay(Law.Exponential(1)).Unlock(), 0.5);
                return model.Run(40_000, 200, seed).Program("request").MeanSeconds();
            },
            2.0,
            0.02);
    }

    [Fact]
    public void Lock_PatienceOver_FailsWithLockTimeoutAndLeavesTheQueue()
    {
        var model = new ModelBuilder();
        DataSet row = model.DataSet("row", Popularity.Uniform(1));
        model.Regular(model.Program("request").Lock(row, Law.Constant(1.5)).Delay(10).Unlock(), 1).RequestsMax = 11;
        RunResult result = model.Run();
        // The lock is free again at 11, when the request of 10 has waited 1 s and that of 11 comes.
        result.Program("request").FailedBy[(int)FailureCause.LockTimeout].ShouldBe(9);
        result.Program("request").Done.ShouldBe(2);
    }

    [Fact]
    public void Lock_HolderFails_PassesToTheNext()
    {
        var model = new ModelBuilder();
        DataSet row = model.DataSet("row", Popularity.Uniform(1));
        model.Regular(model.Program("request").Lock(row).Delay(1).Fail(FailureCause.Error), 10).RequestsMax = 20;
        RunResult result = model.Run();
        (result.Program("request").Failed, result.Program("request").InFlight).ShouldBe((20, 0));
    }

    private static RunResult Sell(Action<ProgramBuilder, DataSet> book)
    {
        var model = new ModelBuilder();
        DataSet room = model.DataSet("room", Popularity.Uniform(2));
        room.Stock = 100;
        ProgramBuilder program = model.Program("book");
        book(program, room);
        model.Poisson(program, 100).RequestsMax = 1_000;
        return model.Run();
    }
}
