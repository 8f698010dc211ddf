namespace Windtunnel.Tests.Simulation;

/// <summary>Slow and failed calls, as a design says what is to be done about them.</summary>
public sealed class CallTests
{
    // The slot is held for the whole 60 ms, the caller waits for 20: M/D/1 with a service of 60 ms waits 0.06·ρ/(2(1−ρ)).
    [Fact]
    public void Run_EarlyReply_KeepsTheSlotAndNotTheCaller()
    {
        var result = Sample.RunLong("""
            workload: { work: { rate: 10/s, peak: 1 x } }
            components: { web: { kind: service, instances: 1, concurrency: 1, time: 0 s }, log: { kind: external service, time: constant 40 ms } }
            flows: { work: [ web, wait: 20 ms, reply, log call ] }
            """, 20_000);
        result.Flow().Mean.ShouldAgreeWith(0.02 + (0.06 * 0.6 / (2 * 0.4)));
        result.Component("web").SlotUtilisation.ShouldNotBeNull().ShouldAgreeWith(0.6);
        result.Flow().Hops.ShouldNotContain(h => h.Component == "log");
    }

    // Twice the load. First come first served, whoever reaches the server has little patience left: some of the 10/s it could do are lost whatever is cancelled.
    [Theory]
    [InlineData("", 0, 0.01)]
    [InlineData(", cancel: before start", 1, 3)]
    [InlineData(", cancel: propagates", 3, 6)]
    public void Run_ServerTooSlowForItsCallers_WorksInVainUnlessToldToStop(string cancel, double doneAtLeast, double doneAtMost)
    {
        var flow = Sample.Run($$"""
            workload: { work: { rate: 20/s, peak: 1 x } }
            components: { server: { kind: service, instances: 1, cores: 1, queue: 200 } }
            flows: { work: [ server: { time: constant 100 ms, timeout: 1 s{{cancel}} } ] }
            """).Flow();
        flow.Throughput.Value.ShouldBeInRange(doneAtLeast, doneAtMost);
    }

    [Fact]
    public void Run_Deadline_NamesWhatFailed()
    {
        var flow = Sample.Run("""
            workload: { work: { rate: 5/s, peak: 1 x } }
            components: { web: service, far: { kind: external service, time: exp 1 s } }
            flows: { work: [ web: { time: 1 ms, deadline: 500 ms, retry: 2 }, far call: { timeout: 300 ms, retry: 5 fixed from 50 ms } ] }
            """).Flow();
        flow.Failed.Select(f => f.Cause).ShouldBe(["deadline passed"]);

        // Two tries of 300 ms do not fit into 499 ms: 1 − e^(−0.3) of the first are answered, and of the rest 1 − e^(−0.15) in the time that is left.
        flow.ErrorShare.Value.ShouldBe(Math.Exp(-0.3) * Math.Exp(-0.149), 0.02);
    }

    // Of exponential times of mean 50 ms a share of e^−2 is later than 100 ms; then both tries do the work.
    [Theory]
    [InlineData(", idempotent: no", 1, 0)]
    [InlineData(", idempotent: yes", 0, 1)]
    public void Run_RetryOfWhatWasDone_IsCounted(string word, double doneTwice, double recognised)
    {
        var call = Sample.Run($$"""
            workload: { work: { rate: 100/s, peak: 1 x } }
            components: { web: service, store: { kind: external service, time: exp 50 ms } }
            flows: { work: [ web, store call: { timeout: 100 ms, retry: 1 fixed from 1 ms{{word}} } ] }
            """).Flow().Calls.Single();
        call.DoneTwice.ShouldBe(doneTwice * Math.Exp(-2), 0.005);
        call.Recognised.ShouldBe(recognised * Math.Exp(-2), 0.005);
    }

    [Fact]
    public void Run_Duplicated_ArriveAndAreDoneTwice()
    {
        var result = Sample.Run("""
            workload: { work: { rate: 100/s, peak: 1 x } }
            data: { row: { keys: 1M } }
            components: { web: service, store: { kind: sql database, holds: row } }
            flows: { work: [ web, store write row: { duplicated: 5 % } ] }
            """);
        var call = result.Flow().Calls.Single();
        call.Duplicates.ShouldBe(0.05, 0.002);
        call.DoneTwice.ShouldBe(0.05, 0.002);
        result.Component("store").OperationsPerSecond.Value.ShouldBe(105, 2);
    }

    // A server that stops for a second once in 1,000 requests: one user in a closed loop meets it once, open arrivals pile up behind it.
    [Fact]
    public void Run_RarePauses_ShowInTheP99OfAnOpenLoadOnly()
    {
        const string Server = """
            components: { server: { kind: service, instances: 1, cores: 1 } }
            flows: { work: [ { choose: { 0.1 %: [ server: 1 s ], otherwise: [ server: 1 ms ] } } ] }
            """;
        var closed = Sample.RunLong("workload: { work: { users: 1, think: exp 10 ms } }\n" + Server, 2_000).Flow();
        var open = Sample.RunLong("workload: { work: { rate: 90/s, peak: 1 x } }\n" + Server, 2_000).Flow();
        (closed.IsOpen, open.IsOpen).ShouldBe((false, true));
        closed.Throughput.Value.ShouldBe(90, 10);
        open.P99.Value.ShouldBeGreaterThan(10 * closed.P99.Value);
    }
}
