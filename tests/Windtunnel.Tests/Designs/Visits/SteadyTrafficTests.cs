using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Designs.Visits;
using Windtunnel.Workloads;

namespace Windtunnel.Tests.Designs.Visits;

public sealed class SteadyTrafficTests
{
    private const string Design = """
        design: visits
        workload:
          look: 100/s
          post: 10/s
          peak: 1 x
        data:
          item: { size: 1 kB, keys: 1000 }
        components:
          web:     { kind: service, time: 1 ms }
          mixer:   { kind: service, time: 1 ms }
          cache:   { kind: cache, memory: 1 GB, holds: item }
          store:   { kind: sql database, replicas: 3, holds: item }
          jobs:    { kind: queue }
          mail:    { kind: queue }
          partner: { kind: external service, time: 10 ms }
        flows:
          look:
            - web
            - cache get item:
                on miss:
                  - store read item
                  - cache set item
                on hit:
                  - repeat 3 x: [mixer]
            - choose:
                25 %: [partner]
                20 %: [partner, partner]
            - parallel:
                - store read item
                - store read item
          post:
            - web
            - store update item: { locking: pessimistic, while: [mixer] }
            - async:
                - partner
            - fan out 4 x: [jobs send]
          work:
            reads: jobs
            steps:
              - mixer
              - choose: { 50 %: [mail send, jobs send] }
          letters:
            reads: mail
            steps:
              - partner:
                  on error: [mixer]
        """;

    [Fact]
    public void At_EveryConstruct_CountsItsVisits()
    {
        var (design, traffic) = Traffic(hitRatio: 0.8);
        traffic.At(design.FindComponent("web")!).PerSecond.ShouldBe(110, 1e-9);
        // 100 gets, 20 sets after misses.
        traffic.At(design.FindComponent("cache")!).ShouldBe(new OperationRates(100, 100 * (1 - 0.8)));
        // 100 × (0.2 on miss + 2 in parallel) reads; an update is a read and a write.
        traffic.At(design.FindComponent("store")!).ReadsPerSecond.ShouldBe(230, 1e-9);
        traffic.At(design.FindComponent("store")!).WritesPerSecond.ShouldBe(10, 1e-9);
    }

    [Fact]
    public void Of_MessagesThatCauseMessages_AreFollowedToTheirEnd()
    {
        var (design, traffic) = Traffic(hitRatio: 0.8);
        // 40 messages a second come from 'post'; each gives rise to half a further one: 40 / (1 − 0.5).
        traffic.For(design.FindFlow("work")!).RequestsPerSecond.ShouldBe(80, 1e-6);
        traffic.For(design.FindFlow("letters")!).RequestsPerSecond.ShouldBe(40, 1e-6);
        // 100 × (0.25 + 0.2 × 2), 10 asynchronous, 40 for messages; none on error.
        traffic.At(design.FindComponent("partner")!).PerSecond.ShouldBe(65 + 10 + 40, 1e-6);
        // 100 × 0.8 × 3 on hits, 10 during updates, 80 for messages; none on error.
        traffic.At(design.FindComponent("mixer")!).PerSecond.ShouldBe(240 + 10 + 80, 1e-6);
    }

    [Fact]
    public void Of_StepStartedAsynchronously_IsNotAwaited()
    {
        var (design, traffic) = Traffic(hitRatio: 0.8);
        var visits = traffic.For(design.FindFlow("post")!).Visits;
        visits.Where(v => !v.IsAwaited).Select(v => v.Component.Name).ShouldBe(["partner"]);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 0)]
    public void At_CacheThatNeverOrAlwaysHits_GivesNoWorkToTheOtherWay(double hitRatio, double sets)
    {
        var (design, traffic) = Traffic(hitRatio);
        traffic.At(design.FindComponent("cache")!, design.FindData("item")!).WritesPerSecond.ShouldBe(sets);
    }

    [Fact]
    public void Of_InputsOtherThanNominal_AreUsed()
    {
        var design = Read();
        var traffic = SteadyTraffic.Of(design, new TrafficInputs { Arrivals = _ => 1, HitRatio = (_, _) => 1, Value = _ => 0, Count = _ => 7 });
        traffic.At(design.FindComponent("mixer")!).PerSecond.ShouldBe(7 + 1 + 7, 1e-9);
        traffic.At(design.FindComponent("mail")!).PerSecond.ShouldBe(0);
    }

    private static (Design Design, SteadyTraffic Traffic) Traffic(double hitRatio)
    {
        var design = Read();
        return (design, SteadyTraffic.Of(design, new TrafficInputs { Arrivals = l => ((OpenLoad)l).Rate.Value.Nominal, HitRatio = (_, _) => hitRatio }));
    }

    private static Design Read()
    {
        var reading = DesignReader.ReadText(Design, "visits.yaml");
        reading.Diagnostics.ShouldBeEmpty();
        return reading.Design!;
    }
}
