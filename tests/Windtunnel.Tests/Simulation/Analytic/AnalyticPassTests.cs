using Windtunnel.Analysis;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Simulation.Analytic;

/// <summary>Designs whose answer is known in closed form, written as text.</summary>
public sealed class AnalyticPassTests
{
    private const double Digits = 1e-9;

    [Fact]
    public void Solve_OneServer_IsMM1()
    {
        var result = Solve("8/s", "server: { kind: service, instances: 1, cores: 1, time: exp 100 ms }", "- server");
        result.Flows[0].MeanSeconds.ShouldBe(0.5, Digits);
        result.Flows[0].IdleSeconds.ShouldBe(0.1, Digits);
        result.Flows[0].Tolerance.ShouldBe(0);
        result.Components[0].ShouldBe(new AnalyticComponent("server", 0.8, 0.8, 8, 0.4, "M/M/1"), Close);
    }

    [Theory]
    [InlineData(2, 15)]
    [InlineData(16, 150)]
    public void Solve_SeveralServers_IsMMc(int cores, int rate) =>
        Solve($"{rate}/s", $"server: {{ kind: service, instances: 1, cores: {cores}, time: exp 100 ms }}", "- server").Flows[0].MeanSeconds
            .ShouldBe(MMc.MeanResponse(rate, 0.1, cores), Digits);

    [Fact]
    public void Solve_ConstantService_IsPollaczekKhinchine() =>
        Solve("8/s", "server: { kind: service, instances: 1, cores: 1, time: 100 ms }", "- server").Flows[0].MeanSeconds
            .ShouldBe(MG1.MeanResponse(8, 0.1, 0), Digits);

    [Fact]
    public void Solve_RandomRouting_IsOneMM1PerInstance() =>
        Solve("16/s", "server: { kind: service, instances: 2, cores: 1, time: exp 100 ms, routing: random }", "- server").Flows[0].MeanSeconds.ShouldBe(0.5, Digits);

    [Fact]
    public void Solve_RoundRobinOverTwo_HasErlangArrivals() =>
        // E2/M/1 at half load: σ = 0.38197, response 1.61803; Kleinrock 1975, ch. 6.
        Solve("10/s", "server: { kind: service, instances: 2, cores: 1, time: exp 100 ms }", "- server").Flows[0].MeanSeconds
            .ShouldBe(EkM1.MeanResponse(2, 5, 0.1), Digits);

    [Fact]
    public void Solve_RoutingByQueueLength_IsBetterThanRoundRobinAndThatThanRandom()
    {
        double Of(string routing) => Solve("72/s", $"server: {{ kind: service, instances: 8, cores: 1, time: exp 100 ms, routing: {routing} }}", "- server").Flows[0].MeanSeconds;
        double[] order = [Of("least connections"), Of("power of two"), Of("round robin"), Of("random")];
        order.ShouldBeInOrder();
        order[0].ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Solve_BoundedQueue_IsMM1K() =>
        Solve("8/s", "server: { kind: service, instances: 1, cores: 1, time: exp 100 ms, queue: 4 }", "- server").Flows[0].MeanSeconds
            .ShouldBe(MMcK.MeanResponse(8, 0.1, 1, 5), Digits);

    [Fact]
    public void Solve_Tandem_AddsUp() =>
        Solve("5/s", """
            a: { kind: service, instances: 1, cores: 1, time: exp 100 ms }
              b: { kind: service, instances: 1, cores: 2, time: exp 300 ms }
            """, "[a, b]").Flows[0].MeanSeconds.ShouldBe(MM1.MeanResponse(5, 0.1) + MMc.MeanResponse(5, 0.3, 2), Digits);

    [Fact]
    public void Solve_ThreeUsersOfACentralServer_IsLazowska()
    {
        // Lazowska et al. 1984, ch. 6: 3 users thinking 15 s, demands 0.605, 2.1 and 1.35 s: R = 4.79982.
        var result = Solve("{ users: 3, think: exp 15 s }", """
            cpu: { kind: service, instances: 1, cores: 1, time: exp 605 ms }
              disk1: { kind: service, instances: 1, cores: 1, time: exp 2.1 s }
              disk2: { kind: service, instances: 1, cores: 1, time: exp 1.35 s }
            """, "[cpu, disk1, disk2]");
        result.Flows[0].MeanSeconds.ShouldBe(4.79982, 1e-5);
        result.Components[0].OperationsPerSecond.ShouldBe(0.151516, 1e-6);
        result.Flows[0].Tolerance.ShouldBe(0);
    }

    [Fact]
    public void Solve_TwoKindsOfUsers_IsChandyAndNeuse()
    {
        // Chandy and Neuse 1982: 8 users thinking 8 s and 1 user thinking 0 s at one server of 1 s: R = 4.2450 and 2.885.
        var result = Read("""
            design: two
            workload: { look: { users: 8, think: exp 8 s }, batch: { users: 1, think: 1 us } }
            components: { server: { kind: service, instances: 1, cores: 1, time: exp 1 s } }
            flows: { look: [server], batch: [server] }
            """);
        result.Flows[0].MeanSeconds.ShouldBe(4.2450, 1e-4);
        result.Flows[1].MeanSeconds.ShouldBe(2.885, 1e-3);
    }

    [Fact]
    public void Solve_MoreThanCanBeDone_IsSaturated()
    {
        var result = Solve("13.1/s", """
            server: { kind: service, instances: 1, cores: 1, time: exp 100 ms }
              other: { kind: service, instances: 1, cores: 1, time: exp 1 ms }
            """, "[server, other]");
        result.Flows[0].MeanSeconds.ShouldBe(double.PositiveInfinity);
        result.Components[0].OfferedLoad.ShouldBe(1.31, Digits);
        result.Components[0].Utilisation.ShouldBe(1);
        result.Components[0].MeanWaitSeconds.ShouldBe(double.PositiveInfinity);
        double.IsFinite(result.Components[1].MeanWaitSeconds).ShouldBeTrue();
    }

    [Fact]
    public void Solve_SlotsHeldWhileOthersWork_AreAQueueOfTheirOwn()
    {
        // Ten slots, each held 1 s by a partner that answers at once with room for all: M/M/10 with a service of 1 s.
        var result = Solve("8/s", """
            web: { kind: service, instances: 1, cores: 4, concurrency: 10, time: exp 0.001 us }
              partner: { kind: external service, time: exp 1 s }
            """, "[web, partner]");
        result.Flows[0].MeanSeconds.ShouldBe(MMc.MeanResponse(8, 1, 10), 1e-6);
        result.FindComponent("web")!.OfferedLoad.ShouldBe(0.8, 1e-6);
    }

    [Fact]
    public void Solve_SlotsAsManyAsCores_CostNothingTwice() =>
        Solve("8/s", "web: { kind: service, instances: 1, cores: 1, concurrency: 20, time: exp 100 ms }", "- web").Flows[0].MeanSeconds.ShouldBe(0.5, 1e-6);

    [Fact]
    public void Solve_TooFewSlots_BlamesTheHolder()
    {
        var result = Solve("12/s", """
            web: { kind: service, instances: 1, cores: 4, concurrency: 10, time: exp 1 ms }
              partner: { kind: external service, time: exp 1 s }
            """, "[web, partner]");
        result.Flows[0].MeanSeconds.ShouldBe(double.PositiveInfinity);
        result.FindComponent("web")!.OfferedLoad.ShouldBeInRange(1.2, 1.21);
    }

    [Fact]
    public void Solve_UsersBehindFewSlots_QueueForThem()
    {
        // 100 users who do not think; ten get in and share one server of 1 s: 100 s in all, whatever the slots.
        var result = Solve("{ users: 100, think: 1 us }", """
            web: { kind: service, instances: 1, cores: 4, concurrency: 10, time: exp 0.001 us }
              store: { kind: service, instances: 1, cores: 1, time: exp 1 s }
            """, "[web, store]");
        // The pass lets the number inside vary around ten, and so is a little pessimistic.
        result.Flows[0].MeanSeconds.ShouldBe(100, 6);
        result.Flows[0].Tolerance.ShouldBeGreaterThan(0.06);
        result.FindComponent("store")!.OperationsPerSecond.ShouldBe(1, 0.06);
    }

    [Fact]
    public void Solve_HotKey_LoadsItsShard()
    {
        var result = Read("""
            design: hot
            workload: { look: 1000/s, peak: 1 x }
            data: { item: { size: 1 kB, keys: 1M, popularity: hot 50 % on 1 } }
            components: { store: { kind: key-value store, shards: 10, replicas: 1, cores: 1, read time: exp 2 ms, read capacity: 500/s, holds: item } }
            flows: { look: [store read item] }
            """);
        // 500 + 50 reads a second for the shard of the hot key, 50 for the others: 1.1 of its capacity, where all ten together use 0.2.
        result.Components[0].OfferedLoad.ShouldBe(1.1, 0.001);
        result.Components[0].Utilisation.ShouldBe((1 + 9 * 0.1) / 10, 0.001);
        result.Flows[0].MeanSeconds.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Solve_WritesOnAllReplicas_LoadThemAll()
    {
        var result = Read("""
            design: writes
            workload: { put: 100/s, peak: 1 x }
            components: { store: { kind: key-value store, replicas: 3, cores: 1, write time: exp 5 ms, write capacity: 200/s } }
            flows: { put: [store write] }
            """);
        result.Components[0].OfferedLoad.ShouldBe(0.5, 1e-9);
        result.Components[0].OperationsPerSecond.ShouldBe(100, 1e-9);
    }

    [Fact]
    public void Solve_ReplicasOfADatabase_TakeReadsOffThePrimary()
    {
        var result = Read("""
            design: replicas
            workload: { get: 300/s, put: 100/s, peak: 1 x }
            components: { store: { kind: sql database, replicas: 3, cores: 1, read capacity: 1000/s, write capacity: 200/s } }
            flows: { get: [store read], put: [store write] }
            """);
        // Each node answers 100 reads and applies 100 writes a second.
        result.Components[0].OfferedLoad.ShouldBe(0.1 + 0.5, 1e-9);
    }

    [Fact]
    public void Solve_Consumers_AreServers()
    {
        var result = Read("""
            design: queue
            workload: { order: 8/s, peak: 1 x }
            components:
              jobs: { kind: queue, consumers: 10 }
              partner: { kind: external service, time: exp 1 s }
            flows:
              order: [jobs send]
              work: { reads: jobs, steps: [partner] }
            """);
        result.FindFlow("work")!.MeanSeconds.ShouldBe(MMc.MeanResponse(8, 1, 10), 1e-6);
        result.FindComponent("jobs")!.OfferedLoad.ShouldBe(0.8, 1e-9);
    }

    [Fact]
    public void Solve_TwoAtOnce_IsFlattoAndHahn() =>
        Solve("8/s", """
            a: { kind: service, instances: 1, cores: 1, time: exp 100 ms }
              b: { kind: service, instances: 1, cores: 1, time: exp 100 ms }
            """, "- parallel: [a, b]").Flows[0].MeanSeconds.ShouldBe(ForkJoin.MeanResponseOfTwo(8, 0.1), 1e-5);

    [Theory]
    [InlineData("1 x", 0.1)]
    [InlineData("10 x", 0.2928968)]
    public void Solve_FanOutToAThirdParty_WaitsForTheSlowest(string count, double seconds) =>
        Solve("1/s", "partner: { kind: external service, time: exp 100 ms }", $"- fan out {count}: [partner]").Flows[0].MeanSeconds.ShouldBe(seconds, 1e-6);

    [Fact]
    public void Solve_PeakAndFactor_MultiplyTheLoad()
    {
        var design = Design(Text("4/s", "server: { kind: service, instances: 1, cores: 1, time: exp 10 ms }", "- server", peak: "2 x"));
        AnalyticPass.Solve(design, new SimulationOptions { LoadFactor = 3 }).Components[0].OperationsPerSecond.ShouldBe(24);
        AnalyticPass.Solve(design, new SimulationOptions { Level = LoadLevel.Average }).Components[0].OperationsPerSecond.ShouldBe(4);
    }

    [Fact]
    public void Solve_NoLoad_IsIdle()
    {
        var result = Solve("0/s", "server: { kind: service, concurrency: 5, time: exp 10 ms }", "- server");
        result.Flows[0].MeanSeconds.ShouldBe(0.01, Digits);
        result.Components[0].OfferedLoad.ShouldBe(0);
    }

    [Fact]
    public void Solve_EveryStageOfTheCatalogue_SaysSomethingOfEverything()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "designs")).Order(StringComparer.Ordinal))
        {
            var first = DesignReader.Read(folder).Design!;
            foreach (var design in first.Stages.Select(s => DesignReader.Read(folder, s).Design!).Prepend(first))
            {
                var result = AnalyticPass.Solve(design, new SimulationOptions());
                foreach (var flow in result.Flows)
                {
                    var isSaturated = result.Components.Any(c => c.OfferedLoad >= 1);
                    (double.IsFinite(flow.MeanSeconds) || isSaturated).ShouldBeTrue($"{folder} {design.Stage} {flow}");
                    flow.MeanSeconds.ShouldBeGreaterThanOrEqualTo(flow.IdleSeconds * (1 - 1e-9));
                    flow.Tolerance.ShouldBeInRange(0, 1, $"{folder} {design.Stage} {flow}");
                    TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(folder)} {design.Stage}: {flow}");
                }

                foreach (var component in result.Components)
                {
                    component.OfferedLoad.ShouldBeGreaterThanOrEqualTo(0);
                    component.Utilisation.ShouldBeInRange(0, 1);
                    TestContext.Current.SendDiagnosticMessage($"    {component}");
                }
            }
        }
    }

    private static readonly IEqualityComparer<AnalyticComponent> Close = EqualityComparer<AnalyticComponent>.Create(
        (a, b) => a!.Component == b!.Component && a.Method == b.Method && Near(a.OfferedLoad, b.OfferedLoad) && Near(a.Utilisation, b.Utilisation)
            && Near(a.OperationsPerSecond, b.OperationsPerSecond) && Near(a.MeanWaitSeconds, b.MeanWaitSeconds));

    private static bool Near(double a, double b) => Math.Abs(a - b) < Digits;

    private static AnalyticResult Solve(string load, string components, string steps) => Read(Text(load, components, steps));

    private static string Text(string load, string components, string steps, string peak = "1 x") => $$"""
        design: closed-form
        workload: { look: {{load}}, peak: {{peak}} }
        components:
          {{components}}
        flows:
          look:
            {{steps}}
        """;

    private static Design Design(string text)
    {
        var reading = DesignReader.ReadText(text, "closed-form.yaml");
        reading.Design.ShouldNotBeNull(string.Join('\n', reading.Diagnostics));
        return reading.Design;
    }

    private static AnalyticResult Read(string text) => AnalyticPass.Solve(Design(text), new SimulationOptions());
}
