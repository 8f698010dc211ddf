using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Places;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class PlaceTests
{
    private const double OneWay = 0.05;

    [Fact]
    public void Travel_ToAnotherPlace_TakesTheWayThereAndBack()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
        model.Regular(request.Travel(web).Visit(web, Law.Constant(0.01)).Return(web), 1).Origins = [(Place(model, 1), 1)];
        ProgramResult result = model.Run(10).Program("request");
        result.Done.ShouldBe(9);
        ((double)result.Latency.Min).ShouldBe((OneWay + OneWay + 0.01) * 1e9, 1e6);
        result.Latency.Max.ShouldBe(result.Latency.Min);
    }

    [Fact]
    public void Travel_Nearest_StaysWhereTheRequestIs()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.Nearest);
        model.Regular(request.Travel(web).Visit(web, Law.Constant(0.01)).Return(web), 10).Origins = [(Place(model, 0), 0.25), (Place(model, 1), 0.75)];
        RunResult result = model.Run(1000);
        result.Program("request").Latency.Max.ShouldBe(10_000_000);
        result.Group("web").InstanceUtilisation[1].ShouldBe(0.00075, 0.00005);
        result.Links.Sum(l => l.Crossings).ShouldBe(0);
    }

    [Fact]
    public void Travel_ThenCallSomebodyElse_CountsFromThere()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, Group store) = TwoPlaces(PlaceRule.First);
        ProgramBuilder read = model.Program("read").Travel(store).Visit(store, Law.Constant(0)).Return(store);
        // From the second place to the web in the first, from there to the store, which is in the first too.
        model.Regular(request.Travel(web).Visit(web, Law.Constant(0)).Call(read).Return(web), 1).Origins = [(Place(model, 1), 1)];
        RunResult result = model.Run(10);
        ((double)result.Program("request").Latency.Max).ShouldBe(2 * OneWay * 1e9, 1e6);
        result.Program("read").Latency.Max.ShouldBe(0);
    }

    [Fact]
    public void Kill_EverythingInAPlace_IsUsedUntilCallersKnow()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
        model.Regular(request.Travel(web).Visit(web, Law.Constant(0.01)).Return(web), 10).Origins = [(Place(model, 0), 1)];
        model.During(10.01, 30.01, TimelineAction.KillThese(web, 0));
        model.At(15.01, TimelineAction.LearnPlaces(web)).At(35.01, TimelineAction.LearnPlaces(web));
        ProgramResult result = model.Run(60, window: 1).Program("request");
        // One was in it, fifty more came before callers knew.
        result.Failed.ShouldBe(51);
        result.Windows[20].Failed.ShouldBe(0);
        result.Windows[20].P99.ShouldBe(((2 * OneWay) + 0.01) * 1e9, 2e6);
        // It is shunned until they know that it is back.
        result.Windows[33].P99.ShouldBe(((2 * OneWay) + 0.01) * 1e9, 2e6);
        result.Windows[40].P99.ShouldBe(0.01 * 1e9, 2e6);
    }

    // The bandwidth is a queue of constant service: M/D/1, Wq = ρ S / 2(1−ρ).
    [Fact]
    public void Cross_BoundedBandwidth_WaitsAsMD1()
    {
        Runs.ShouldAgree(
            seed =>
            {
                (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
                model.Links[1].BytesPerSecond = 1000;
                model.Poisson(request.Travel(web, bytes: 10).Visit(web, Law.Constant(0)).Return(web), 60).Origins = [(Place(model, 1), 1)];
                RunResult result = model.Run(1_500, 20, seed);
                result.Links[1].Utilisation.ShouldBe(0.6, 0.02);
                return result.Program("request").MeanSeconds() - (2 * OneWay);
            },
            0.01 + (0.6 * 0.01 / (2 * 0.4)));
    }

    // Sent again after 200 ms and a round trip, then after twice that and so on: Σ pᵏ·2ᵏ⁻¹ of it on average, for each of the two ways.
    [Fact]
    public void Cross_LossyLink_TakesTheTimeOfSendingAgain()
    {
        const double Loss = 0.05;
        Runs.ShouldAgree(
            seed =>
            {
                (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
                (model.Links[0].Loss, model.Links[1].Loss) = (Loss, Loss);
                model.Poisson(request.Travel(web).Visit(web, Law.Constant(0)).Return(web), 100).Origins = [(Place(model, 1), 1)];
                RunResult result = model.Run(1_000, 20, seed);
                ((double)result.Links[1].Lost / (result.Links[1].Lost + result.Links[1].Crossings)).ShouldBe(Loss, 0.005);
                return result.Program("request").MeanSeconds();
            },
            (2 * OneWay) + (2 * (0.2 + (2 * OneWay)) * Loss / (1 - (2 * Loss))));
    }

    [Fact]
    public void Cross_BurstyLoss_LosesTheSameShareInBursts()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
        (model.Links[1].Loss, model.Links[1].LossBurstSeconds) = (0.05, 0.5);
        model.Poisson(request.Travel(web).Visit(web, Law.Constant(0)).Return(web), 100).Origins = [(Place(model, 1), 1)];
        RunResult bursty = model.Run(20_000);
        // Of first tries 5 % are lost; those sent again meet the same burst more often than not.
        ((double)bursty.Links[1].Lost / bursty.Links[1].Crossings).ShouldBeInRange(0.06, 0.12);
        bursty.Program("request").Latency.Percentile(99).ShouldBeGreaterThan(1_000_000_000);
    }

    [Fact]
    public void Cut_Link_StrandsUntilItIsWholeAgain()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
        model.Regular(request.Travel(web).Visit(web, Law.Constant(0.001)).Return(web), 10).Origins = [(Place(model, 1), 1)];
        model.During(10.01, 20.01, TimelineAction.Cut(model.Links[1]));
        RunResult result = model.Run(40);
        result.Program("request").Failed.ShouldBe(0);
        result.Program("request").Done.ShouldBe(398);
        ((double)result.Program("request").Latency.Max).ShouldBe((9.91 + 0.101) * 1e9, 3e7);
        new Execution(model.Build(), 1, new RunOptions { UntilSeconds = 15.05 }).Run(TestContext.Current.CancellationToken).Links[1].StrandedNow.ShouldBe(50);
    }

    [Fact]
    public void Cut_CallersWithATimeout_GiveUpAndTheRestIsDropped()
    {
        (ModelBuilder model, ProgramBuilder request, Group web, _) = TwoPlaces(PlaceRule.First);
        ProgramBuilder call = model.Program("call").Travel(web).Visit(web, Law.Constant(0.001)).Return(web);
        model.Regular(request.Call(call, new CallOptions { Timeout = Law.Constant(1) }), 10).Origins = [(Place(model, 1), 1)];
        model.During(10.01, 20.01, TimelineAction.Cut(model.Links[1]));
        RunResult result = model.Run(40);
        result.Program("request").FailedBy[(int)FailureCause.Timeout].ShouldBe(result.Program("request").Failed);
        result.Program("request").Failed.ShouldBeInRange(90, 92);
        result.Program("call").InFlight.ShouldBeLessThan(3);
    }

    [Fact]
    public void Cut_KillAndLose_EveryState_KeepTheLaws()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            (ModelBuilder model, ProgramBuilder request, Group web, Group store) = TwoPlaces(PlaceRule.Nearest);
            (web.Cores, web.Concurrency, store.Cores) = (2, 4, 2);
            ProgramBuilder read = model.Program("read").Travel(store, bytes: 100).Visit(store, Law.Exponential(0.05)).Return(store, 1000);
            var retry = new CallOptions { Timeout = Law.Constant(0.4), Attempts = 3, Backoff = Backoff.FullJitter(0.05, 1) };
            request.Travel(web, handshake: (0.2, 2)).Enter(web, Law.Exponential(1)).Visit(web, Law.Exponential(0.05)).Call(read, retry).Fork(1, read, read).Spawn(read).Leave().Return(web);
            model.Poisson(request, 20).Origins = [(Place(model, 0), 0.5), (Place(model, 1), 0.5)];
            model.Users(model.Program("user").Call(request, retry), 5, Law.Exponential(0.1)).Origins = [(Place(model, 1), 1)];
            model.Links[1].BytesPerSecond = 20_000;
            for (int t = 1; t < 20; t++)
            {
                model.During(t, t + 0.4, TimelineAction.Cut(model.Links[t % 2]));
                model.During(t + 0.2, t + 0.5, TimelineAction.KillThese(web, t % 2));
                model.During(t + 0.3, t + 1.5, TimelineAction.Lose(model.Links[t % 2], 0.1)).During(t + 0.6, t + 1.6, TimelineAction.Detour(model.Links[0], 0.1 * (t % 3)));
                model.At(t + 0.25, TimelineAction.LearnPlaces(web)).At(t + 0.55, TimelineAction.LearnPlaces(web));
            }

            RunResult result = model.Run(21, 1, seed, window: 0.5);
            result.End.ShouldBe(RunEnd.Completed);
            result.Program("request").Failed.ShouldBeGreaterThan(0);
            result.Links[1].Lost.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Build_PlaceWithoutLink_Throws()
    {
        var model = new ModelBuilder();
        model.Place("here");
        model.Place("there");
        Should.Throw<ArgumentException>(() => model.Build()).Message.ShouldBe("There is no link from here to there.");
    }

    private static Place Place(ModelBuilder model, int index) => model.Places[index];

    // One instance of the web in each of two places, the store only in the first; links[0] leads out, links[1] back.
    private static (ModelBuilder Model, ProgramBuilder Request, Group Web, Group Store) TwoPlaces(PlaceRule rule)
    {
        var model = new ModelBuilder();
        Place here = model.Place("here");
        Place there = model.Place("there");
        model.Link(here, there, Law.Constant(OneWay));
        model.Link(there, here, Law.Constant(OneWay));
        Group web = model.Group("web", 100);
        web.Instances = 2;
        web.Placement = new Placement([here, there], [0, 1], rule);
        Group store = model.Group("store", 100);
        store.Placement = new Placement([here], [0]);
        return (model, model.Program("request"), web, store);
    }
}
