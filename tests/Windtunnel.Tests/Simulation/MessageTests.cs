using Windtunnel.Simulation;

namespace Windtunnel.Tests.Simulation;

public sealed class MessageTests
{
    [Fact]
    public void Run_WorkFails_IsGivenOutAgainThenADeadLetter()
    {
        var result = Run("consumers: 50, deliveries: 3, again after: 1 s", "exp 10 ms, errors: 40 %");
        var reader = result.Component("jobs").Backlog.ShouldNotBeNull().Readers.ShouldHaveSingleItem();
        var work = result.Flow();
        ((double)reader.DeadLettered / work.Arrived).ShouldBe(0.064, 0.006);
        ((double)reader.Redelivered / work.Arrived).ShouldBe(0.56, 0.02);
        work.Failed.ShouldHaveSingleItem().Cause.ShouldBe("dead letter");
        work.P50.Value.ShouldBeLessThan(0.1);
        work.P99.Value.ShouldBeInRange(2, 2.5);
    }

    [Fact]
    public void Run_WorkTakesTooLong_IsDoneTwice()
    {
        var reader = Run("consumers: 200, acknowledge within: 100 ms", "exp 50 ms").Component("jobs").Backlog.ShouldNotBeNull().Readers[0];

        // e⁻² of the deliveries take longer than 100 ms, and each of these is done although it was given to another.
        ((double)reader.Redelivered / reader.Duplicates).ShouldBe(1, 0.02);
        reader.DeadLettered.ShouldBe(0);
    }

    [Fact]
    public void Run_Delay_FreshnessIsThatMuchMore()
    {
        var result = Run("consumers: 50, delay: 3 s", "constant 10 ms");
        result.Flow().P50.Value.ShouldBe(3.01, 0.03);
        result.Flow().Freshness.ShouldNotBeNull().P50.Value.ShouldBe(3.01, 0.03);
        result.Component("jobs").Backlog.ShouldNotBeNull().Mean.Value.ShouldBe(0);
    }

    [Fact]
    public void Run_SendersWaitForRoom_NothingIsRejectedAndTheSenderIsSlow()
    {
        // Twice as much as the consumers can do, from 20 users who wait: all of the waiting is done by the senders.
        const string Body = """
            workload: { post: { users: 20, think: constant 0.1 s } }
            components:
              jobs: { kind: queue, time: constant 0 s, capacity: 1M/s, consumers: 1, queue: 2, FULL }
              worker: { kind: external service, time: constant 10 ms }
            flows:
              post: [jobs send]
              work: { reads: jobs, steps: [worker call] }
            """;
        var options = new SimulationOptions { MeasureSeconds = 200, Replications = 4 };
        var waiting = Sample.Run(Body.Replace("FULL", "when full: wait", StringComparison.Ordinal), options);
        waiting.Flow("post").ErrorShare.Value.ShouldBe(0);
        waiting.Flow("post").Throughput.Value.ShouldBe(100, 1);

        // Little's law: 20 users at 100/s go round in 0.2 s, half of which they think.
        waiting.Flow("post").Mean.Value.ShouldBe(0.1, 0.003);
        Sample.Run(Body.Replace("FULL", "when full: reject", StringComparison.Ordinal), options).Flow("post").ErrorShare.Value.ShouldBeGreaterThan(0.3);
    }

    private static Windtunnel.Simulation.Results.SimulationResult Run(string queue, string work) => Sample.Run(
        $$"""
        workload: { post: { rate: 20/s, peak: 1 x } }
        components:
          jobs: { kind: queue, time: constant 0 s, capacity: 1M/s, {{queue}} }
          worker: { kind: external service, time: {{work}} }
        flows:
          post: [jobs send]
          work: { reads: jobs, steps: [worker call] }
        """,
        new SimulationOptions { MeasureSeconds = 500, Replications = 4 });
}
