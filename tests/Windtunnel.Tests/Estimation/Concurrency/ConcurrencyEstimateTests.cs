namespace Windtunnel.Tests.Estimation.Concurrency;

public sealed class ConcurrencyEstimateTests
{
    private const string Body = """
        workload: { ask: 100/s, peak: 2 x }
        components:
          web: { kind: service, instances: 4, concurrency: 10 }
          next: { kind: service }
          pay: { kind: external service, time: 300 ms }
        flows:
          ask: [web: 10 ms, pay call, {parallel: [next: 5 ms, wait: 40 ms]}, {async: [next: 1 s]}]
        """;

    [Fact]
    public void IdleTime_SequenceParallelAndAsync_AddsSlowestAndNothing() => Sketch.Value(Body, "ask idle time").ShouldBe(0.350, 1e-12);

    [Fact]
    public void Concurrent_ServiceThatHostsLaterSteps_IsHeldAllTheWhile() => Sketch.Value(Body, "web concurrent requests").ShouldBe(200 * 0.350, 1e-9);

    [Fact]
    public void Concurrent_ServiceWithItsOwnCalls_IsHeldForTheseOnly() =>
        Sketch.Value(Body.Replace("web: 10 ms", "web: { time: 10 ms, calls: [wait: 5 ms] }"), "web concurrent requests").ShouldBe(200 * 0.015, 1e-9);

    [Fact]
    public void SlotUtilisation_FourInstancesOfTenSlots_IsWhatTheyHold() => Sketch.Value(Body, "web slot utilisation at peak").ShouldBe(70.0 / 40, 1e-9);

    [Fact]
    public void Concurrent_ExternalService_IsRateTimesTime() => Sketch.Value(Body, "pay concurrent requests").ShouldBe(60, 1e-9);

    [Fact]
    public void Consumers_QueueOfSlowWork_AreAsManyAsMessagesInHand() =>
        Sketch.Value("""
            workload: { ask: 100/s, peak: 2 x }
            components: { q: { kind: queue, consumers: 40, target utilisation: 50 % }, web: { kind: service } }
            flows:
              ask: [q send]
              work: { reads: q, steps: [web: 50 ms] }
            """, "q consumers needed").ShouldBe(20);
}
