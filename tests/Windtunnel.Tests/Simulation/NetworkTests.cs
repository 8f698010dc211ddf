namespace Windtunnel.Tests.Simulation;

/// <summary>Designs with several stations and with users who wait for their answers, against known values.</summary>
public sealed class NetworkTests
{
    // H1: Lazowska et al. 1984, ch. 6.
    [Fact]
    public void Run_ThreeUsersThreeStations_MatchesLazowska()
    {
        const string Body = """
            workload: { work: { users: 3, think: exp 15 s } }
            components:
              cpu: { kind: external service, concurrency: 1, time: exp 0.605 s }
              disk1: { kind: external service, concurrency: 1, time: exp 2.1 s }
              disk2: { kind: external service, concurrency: 1, time: exp 1.35 s }
            flows: { work: [cpu call, disk1 call, disk2 call] }
            """;
        var result = Sample.RunLong(Body, 200_000);
        result.Flow().Throughput.ShouldAgreeWith(0.151516);
        result.Flow().Mean.ShouldAgreeWith(4.79982);
        result.Flow().IsOpen.ShouldBeFalse();
        result.Component("disk1").Utilisation.ShouldAgreeWith(0.151516 * 2.1);
    }

    // H2: Chandy and Neuse 1982.
    [Fact]
    public void Run_TwoClassesOneServer_MatchesChandyNeuse()
    {
        const string Body = """
            workload: { first: { users: 8, think: exp 8 s }, second: { users: 1, think: 0 s } }
            components: { server: { kind: external service, concurrency: 1, time: exp 1 s } }
            flows: { first: [server call], second: [server call] }
            """;
        var result = Sample.RunLong(Body, 50_000);
        result.Flow("first").Throughput.ShouldAgreeWith(0.653327);
        result.Flow("second").Throughput.ShouldAgreeWith(0.346673);
        result.Flow("first").Mean.ShouldAgreeWith(4.2450);
    }

    // H4: two servers; the second class visits the station several times; mean number there by Little's law.
    [Theory]
    [InlineData(1, 0.8593, 0.5710)]
    [InlineData(5, 1.0532, 1.3791)]
    public void Run_TwoServersRepeatedVisits_MatchesKnownNumbers(int visits, double first, double second)
    {
        var body = $$"""
            workload: { one: { users: 5, think: exp 6 s }, two: { users: 2, think: exp 3 s } }
            components: { station: { kind: external service, concurrency: 2, time: exp 1 s } }
            flows:
              one: [station call]
              two:
                - repeat {{visits}} x: [station call]
            """;
        var result = Sample.RunLong(body, 50_000);
        (result.Flow("one").Throughput.Value * result.Flow("one").Mean.Value).ShouldBe(first, 0.01 * first);
        (result.Flow("two").Throughput.Value * result.Flow("two").Mean.Value).ShouldBe(second, 0.01 * second);
    }

    // H6: PDQ's httpd, five clients, a master and sixteen slaves that share 4.4 ms.
    [Fact]
    public void Run_WebServerClosed_MatchesPdq()
    {
        var slaves = Enumerable.Range(1, 16).Select(i => $"  s{i}: {{ kind: external service, concurrency: 1, time: exp 0.275 ms }}");
        var body = $$"""
            workload: { work: { users: 5, think: 0 s } }
            components:
              master: { kind: external service, concurrency: 1, time: exp 10.9 ms }
            {{string.Join('\n', slaves)}}
            flows: { work: [master call, {{string.Join(", ", Enumerable.Range(1, 16).Select(i => $"s{i} call"))}}] }
            """;
        Sample.RunLong(body, 300).Flow().Throughput.ShouldAgreeWith(91.7335);
    }

    [Fact]
    public void Run_TwoBranchesJoined_MatchesForkJoin()
    {
        const string Body = """
            workload: { work: { rate: 0.5/s, peak: 1 x } }
            components:
              a: { kind: external service, concurrency: 1, time: exp 1 s }
              b: { kind: external service, concurrency: 1, time: exp 1 s }
            flows:
              work:
                - parallel: [a call, b call]
            """;
        Sample.RunLong(Body, 100_000).Flow().Mean.ShouldAgreeWith((12 - 0.5) / 8 / 0.5);
    }

    [Fact]
    public void Run_RoundRobinOverTwo_MatchesErlangArrivals()
    {
        const string Body = """
            workload: { work: { rate: 1/s, peak: 1 x } }
            components: { web: { kind: service, instances: 2, cores: 1, routing: round robin } }
            flows: { work: ["web": exp 0.5 s] }
            """;
        Sample.RunLong(Body, 100_000).Flow().Mean.ShouldAgreeWith(0.5773503);
    }

    // A thread that waits for a callee is held: two threads that each wait a second do two requests a second, however idle the core is.
    [Fact]
    public void Run_ThreadHeldByCallee_LimitsThroughput()
    {
        const string Body = """
            workload: { work: { users: 50, think: 0 s } }
            components:
              web: { kind: service, instances: 1, cores: 1, concurrency: 2 }
              bank: { kind: external service, time: exp 1 s }
            flows: { work: ["web": 1 ms, bank call] }
            """;
        var result = Sample.RunLong(Body, 3_000);
        result.Flow().Throughput.ShouldAgreeWith(2 / 1.001);
        result.Component("web").SlotUtilisation.ShouldNotBeNull().Value.ShouldBe(1, 0.001);
        result.Component("web").Utilisation.Value.ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Run_ServiceWithItsOwnCalls_ReturnsBeforeTheNextStep()
    {
        const string Body = """
            workload: { work: { users: 50, think: 0 s } }
            components:
              web: { kind: service, instances: 1, cores: 1, concurrency: 2 }
              bank: { kind: external service, time: 1 s }
            flows:
              work:
                - web: { time: 10 ms, calls: [] }
                - bank call
            """;

        // The core is what limits now: users wait a second elsewhere and hold no thread meanwhile.
        Sample.RunLong(Body, 100).Flow().Throughput.Value.ShouldBe(50 / 1.01, 1.5);
    }

    [Fact]
    public void Run_LeastRecentlyUsed_HitsAsOftenAsExact()
    {
        const string Body = """
            workload: { work: { rate: 1k/s, peak: 1 x } }
            data: { item: { size: 50 B, keys: 5, popularity: zipf 1.4 } }
            components:
              cache: { kind: cache, memory: 200 B, entry overhead: 50 B, holds: item }
            flows:
              work:
                - cache get item:
                    on miss: [cache set item]
            """;
        var cache = Sample.RunLong(Body, 100).Component("cache").Cache.ShouldNotBeNull();
        cache.Method.ShouldBe("exact simulation of 2 entries");

        // Sets come a millisecond after gets, so that a few requests in between see the key still missing.
        cache.HitRatio.Value.ShouldBe(0.6166267, 0.02);
        cache.Analytic.ShouldBe(0.60823, 1e-4);
    }

    [Fact]
    public void Run_ProductForm_AgreesWithTheAnalyticPass()
    {
        var design = Sample.Read("""
            workload: { work: { rate: 3/s, peak: 1 x } }
            components:
              web: { kind: service, instances: 1, cores: 4 }
              db: { kind: external service, concurrency: 1, time: exp 0.2 s }
            flows: { work: ["web": exp 1 s, db call] }
            """);
        var options = new Windtunnel.Simulation.SimulationOptions { MeasureSeconds = 100_000, Replications = 20 };
        var analytic = Windtunnel.Simulation.Analytic.AnalyticPass.Solve(design, options);
        var result = Sample.Run(design, options);
        result.Flow().Mean.ShouldAgreeWith(analytic.FindFlow("work")!.MeanSeconds);
        result.Component("web").WaitMean.ShouldAgreeWith(analytic.FindComponent("web")!.MeanWaitSeconds, 0.03);
    }
}
