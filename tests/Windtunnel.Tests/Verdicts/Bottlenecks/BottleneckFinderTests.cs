using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Tests.Verdicts.Bottlenecks;

public sealed class BottleneckFinderTests
{
    [Fact]
    public void Find_RoomySystem_NamesTheBusiestAndSuggestsNothing()
    {
        var bottleneck = Find(SteadyRun(), []);
        bottleneck.Component.ShouldBe("web");
        bottleneck.Sentence.ShouldBe("web is the bottleneck: 48 % of its capacity is used; it saturates at 2.1 x this load.");
        bottleneck.SaturatesAt.ShouldBe(1 / 0.48, 1e-9);
        bottleneck.Suggestion.ShouldBeNull();
    }

    [Fact]
    public void Find_AboveTarget_SuggestsTheSmallestCountThatReachesIt()
    {
        // 90 % of 12 instances is 10.8 instances' work, which is 60 % of 18.
        var bottleneck = Find(SteadyRun(Busy(Web, 0.9), Busy(Urls, 0.02)), []);
        bottleneck.Suggestion.ShouldBe("web: instances 12 → 18 (analysed: 60 % used; the limit moves to 1.7 x this load)");
    }

    [Fact]
    public void Find_Saturated_SaysByHowMuchAndConfirmsTheRemedyBySimulation()
    {
        var bottleneck = Find(
            SteadyRun(Busy(Web, 1, 1.31) with { QueueGrowthPerSecond = 4200 }),
            [new SloVerdict(Fast, null, Outcome.NotMet, Sure(9), Dimension.Duration, double.NaN, "")]);
        bottleneck.Sentence.ShouldBe("web is saturated: 131 % of its capacity is used, and what waits grows by 4,200/s.");
        bottleneck.Suggestion.ShouldBe("web: instances 12 → 27 (simulated: 58 % used; 1 of 1 failing objectives then met)");
    }

    [Fact]
    public void Find_RemedyThatDoesNotHelpWhenSimulated_IsNotSuggested()
    {
        var run = SteadyRun(Busy(Web, 1, 1.31));
        var failing = new SloVerdict(Fast, null, Outcome.NotMet, Sure(9), Dimension.Duration, double.NaN, "");
        var trial = new Trial(d => Solve(d, 15.7), _ => run);
        BottleneckFinder.Find(Design(Fast), run, Analytic([.. run.Components]), [failing], trial).Suggestion.ShouldBeNull();
    }

    [Fact]
    public void Find_PoolUsedUpAndTheRestIsNot_NamesThePool()
    {
        var full = new PoolResult("web", Sure(1), Sure(9), Sure(0));
        Find(SteadyRun(Busy(Urls, 0.2) with { QueueGrowthPerSecond = 40, Pools = [full] }), []).Sentence
            .ShouldBe("All connections of web to urls are in use, and what waits grows by 40/s, while urls could do more: its 'pool' is too small.");
        Find(SteadyRun(Busy(Urls, 1, 1.2) with { QueueGrowthPerSecond = 40, Pools = [full] }), []).Sentence.ShouldStartWith("urls is saturated: 120 %");
    }

    [Fact]
    public void Find_SlotsUsedUpBeforeCores_SaysSlots()
    {
        var bottleneck = Find(SteadyRun(Busy(Web, 0.3) with { SlotUtilisation = Sure(0.5, 0.01) }), []);
        bottleneck.Sentence.ShouldBe("web is the bottleneck: 50 % of its concurrency slots are held; it saturates at 2 x this load.");
    }

    [Fact]
    public void Find_HotInstance_SaysThatOthersAreIdler()
    {
        var bottleneck = Find(SteadyRun(Busy(Urls, 0.3) with { UtilisationBusiest = Sure(0.59, 0.01) }), []);
        bottleneck.Sentence.ShouldStartWith("urls is the bottleneck: its busiest instance is at 59 %, well above the others");
    }

    [Fact]
    public void Find_OnlyLostUpdatesFail_SuggestsNoServers()
    {
        var oversold = new SloVerdict(Slo("room oversold = 0", "room", SloMetric.Oversold, Comparison.Exactly, Quantity.Number(0)), null, Outcome.NotMet, Sure(3), Dimension.Number, double.NaN, "");
        var bottleneck = Find(SteadyRun(), [oversold]);
        bottleneck.Suggestion.ShouldBeNull();
        bottleneck.Sentence.ShouldEndWith("2.1 x this load.");
    }

    [Fact]
    public void Find_HotKeyThatMoreShardsDoNotSpread_SuggestsNothing()
    {
        // Every simulation shows the same hot instance, however many shards there are.
        var run = SteadyRun(Busy(Urls, 0.3) with { UtilisationBusiest = Sure(0.9, 0.01) });
        BottleneckFinder.Find(Design(Fast), run, Analytic([.. run.Components]), [], new Trial(_ => Analytic([.. run.Components]), _ => run)).Suggestion.ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "purge falls behind for ever: 1,500 of 2,000 runs were done, while no component is saturated.")]
    [InlineData(false, "purge falls behind for ever: 1,500 of 2,000 requests were done, while no component is saturated.")]
    public void Find_FlowFallsBehindThoughNothingIsSaturated_NamesIt(bool isJob, string sentence)
    {
        var behind = Flow("purge") with { IsJob = isJob, Arrived = 2_000, Done = 1_500, Mean = new Measured(900, 10, Trust.Saturated) };
        var run = SteadyRun(Busy(Web, 0.01));
        var bottleneck = Find(run with { Flows = [.. run.Flows, behind] }, []);
        bottleneck.Sentence.ShouldBe(sentence);
        bottleneck.SaturatesAt.ShouldBe(0.75);
        bottleneck.Suggestion.ShouldBeNull();
        Find(SteadyRun(Busy(Web, 1, 1.31) with { QueueGrowthPerSecond = 4200 }) with { Flows = [behind] }, []).Sentence.ShouldStartWith("web is saturated");
    }

    [Fact]
    public void Find_NothingBusy_SaysNothingIsNear() => Find(SteadyRun(Busy(Web, 0.01)), []).Sentence.ShouldStartWith("Nothing is near its limit");

    [Fact]
    public void Replace_Component_ReachesEveryStepAndFault()
    {
        var changed = Web.With(Windtunnel.Components.Service.ServiceKind.Instances, 99);
        var design = Design() with
        {
            Flows =
            [
                new Flow("f", null, [new Async(Here, [new Choose(Here, [new Way(Typed(Quantity.Share(1)), [new Repeat(Here, Distribution.ExponentialOf(2), true, [new Windtunnel.Designs.Parallel(Here, [[Invoke(Web)]], 1)])])])])], Typed(Quantity.ByteSize(1)), Typed(Quantity.ByteSize(1)), Here),
                new Flow("g", Web, [Invoke(Cache, "get", Url, [Invoke(Web)]) with { OnError = [Invoke(Web)] }], Typed(Quantity.ByteSize(1)), Typed(Quantity.ByteSize(1)), Here),
            ],
            Experiments = [new Experiment("e", [new TimelineEntry(Quantity.Duration(1), new Kill("kill 1 web", Here, null, Web, 1))], [], null, Here)],
        };
        var text = Flatten(Substitution.Replace(design, "web", changed));
        text.Count(c => c.Name == "web").ShouldBe(6);
        text.Where(c => c.Name == "web").ShouldAllBe(c => c.Plan.Instances == 99);
    }

    /// <summary>Every component a design points to, by its own small walk.</summary>
    private static List<Component> Flatten(Design design)
    {
        var found = new List<Component>(design.Components);
        found.AddRange(design.Flows.Select(f => f.Reads).OfType<Component>());
        found.AddRange(design.Experiments.SelectMany(e => e.Timeline).Select(t => ((Kill)t.Fault).Component));
        void Walk(IEnumerable<Step> steps)
        {
            foreach (var step in steps)
            {
                switch (step)
                {
                    case Invoke i: found.Add(i.Component); Walk(i.OnMiss); Walk(i.OnError ?? []); break;
                    case Async a: Walk(a.Steps); break;
                    case Choose c: Walk(c.Ways.SelectMany(w => w.Steps)); break;
                    case Repeat r: Walk(r.Steps); break;
                    case Windtunnel.Designs.Parallel p: Walk(p.Branches.SelectMany(b => b)); break;
                }
            }
        }

        Walk(design.Flows.SelectMany(f => f.Steps));
        return found;
    }

    private static Bottleneck Find(SimulationResult run, IReadOnlyList<SloVerdict> failing)
    {
        var work = run.Components[0].OfferedLoad * 12;
        var relieved = SteadyRun(Busy(Web, work / 27));
        return BottleneckFinder.Find(Design(Fast), run, Analytic([.. run.Components]), failing, new Trial(d => Solve(d, work), _ => relieved));
    }

    /// <summary>A queueing network whose web needs a fixed number of instances' work.</summary>
    private static AnalyticResult Solve(Design design, double instancesOfWork)
    {
        var load = instancesOfWork / design.FindComponent("web")!.Plan.Instances;
        return new AnalyticResult([], [new AnalyticComponent("web", load, Math.Min(1, load), 1, 0, "M/M/c")]);
    }
}
