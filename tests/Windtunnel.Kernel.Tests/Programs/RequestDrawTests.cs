using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>What a request draws belongs to the request and the step: not to the order of work, not to what else is in the model.</summary>
public sealed class RequestDrawTests
{
    private const int Requests = 2_000;

    [Fact]
    public void Run_StationBeforeAnotherMadeSlower_LeavesTheDrawsThereAlone()
    {
        // With one stream per station the n-th to come draws the n-th number, and now they come in another order.
        Time(Law.Exponential(0.01), 1).ShouldBe(Time(Law.LogNormal(0, 2), 50));

        static long Time(Law first, int servers)
        {
            var model = new ModelBuilder();
            ProgramBuilder request = model.Program("request").Visit(model.Group("first", servers), first).Visit(model.Group("second", 2), Law.Exponential(0.3));
            model.Poisson(request, 1).RequestsMax = Requests;
            return model.Run().Steps[1].TimeSum;
        }
    }

    [Fact]
    public void Run_OtherProgramCallsTheSame_LeavesTheDrawsOfTheCalledAlone()
    {
        Time(hasOther: true).ShouldBe(Time(hasOther: false));

        static long Time(bool hasOther)
        {
            var model = new ModelBuilder();
            DataSet data = model.DataSet("data", Popularity.Zipf(1_000, 1));
            Group store = model.Group("store");
            (store.Instances, store.Shards, store.KeyedBy, store.Cores) = (10, 10, data, 10_000);
            ProgramBuilder read = model.Program("read").Visit(store, Law.Exponential(0.3));
            ProgramBuilder caller = model.Program("caller").Call(read);
            model.Poisson(caller, 1).RequestsMax = Requests;
            if (hasOther)
            {
                model.Poisson(model.Program("other").Call(read), 3).RequestsMax = Requests;
            }

            return (long)(model.Run().Program("caller").Latency.Sum % long.MaxValue);
        }
    }

    [Fact]
    public void Repeat_EveryTurn_DrawsAnew()
    {
        var model = new ModelBuilder();
        model.Regular(model.Program("request").Repeat(Law.Constant(10_000), p => p.Delay(Law.Exponential(1))), 1).RequestsMax = 1;
        RunResult result = model.Run();

        // Were every turn alike, the sum would be ten thousand times one draw.
        (result.Steps[1].TimeSum / 1e9).ShouldBe(10_000, 400);
    }

    [Fact]
    public void Jump_Back_DrawsAnew()
    {
        var model = new ModelBuilder();
        ProgramBuilder request = model.Program("request");
        Label top = request.NewLabel();
        request.Mark(top).Delay(Law.Exponential(1)).Branch(0.9, top);
        model.Regular(request, 1).RequestsMax = Requests;
        RunResult result = model.Run();
        ((double)result.Steps[0].Visits / Requests).ShouldBe(10, 1);
        (result.Steps[0].TimeSum / 1e9 / result.Steps[0].Visits).ShouldBe(1, 0.03);
    }

    [Fact]
    public void Call_EveryAttempt_DrawsAnew()
    {
        var model = new ModelBuilder();
        Group store = model.Group("store", 1_000_000);
        ProgramBuilder read = model.Program("read").Visit(store, Law.Constant(1e-3), new VisitOptions { ErrorProbability = 0.9 });
        model.Regular(model.Program("request").Call(read, new CallOptions { Attempts = 1_000 }), 10).RequestsMax = Requests;
        RunResult result = model.Run();
        ((double)result.Program("read").Arrived / Requests).ShouldBe(10, 1);
    }

    [Fact]
    public void Each_EveryChild_DrawsItsOwn()
    {
        var model = new ModelBuilder();
        ProgramBuilder part = model.Program("part").Delay(Law.Exponential(1));
        model.Regular(model.Program("request").Each(Law.Constant(100), part), 1).RequestsMax = 200;
        RunResult result = model.Run();

        // The longest of a hundred: 1 + 1/2 + … + 1/100.
        result.Program("request").MeanSeconds().ShouldBe(5.187, 0.3);
    }
}
