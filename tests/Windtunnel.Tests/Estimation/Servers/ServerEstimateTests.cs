namespace Windtunnel.Tests.Estimation.Servers;

public sealed class ServerEstimateTests
{
    private const string Body = """
        workload: { read: 10k/s, write: 1k/s, peak: 2 x }
        data: { row: { keys: 1M, size: 10 kB } }
        components:
          store: { kind: key-value store, shards: 4, replicas: 3, cores: 8, read time: constant 1 ms, write time: constant 2 ms, read capacity: 8k/s, write capacity: 4k/s, holds: row }
        flows: { read: [store read row], write: [store write row] }
        """;

    [Fact]
    public void Utilisation_ReplicatedStore_SharesReadsAndRepeatsWrites() =>
        // 20k reads of 1 ms on 12 nodes, 2k writes of 2 ms on 3 nodes each: (20 + 12) of 96 cores.
        Sketch.Value(Body, "store utilisation at peak").ShouldBe(32.0 / 96, 1e-9);

    [Fact]
    public void Needed_Shards_KeepTheTargetAtPeak() =>
        // A shard has 24 cores of which 60 % are planned: 32 / 14.4 → 3.
        Sketch.Value(Body, "store shards needed").ShouldBe(3);

    [Fact]
    public void Needed_StorageOfANode_CanAskForMore()
    {
        var body = Body.Replace("holds: row", "storage: 1 GB, holds: row");
        Sketch.Value(body, "store shards needed for storage").ShouldBe(10);
        Sketch.Value(body, "store shards needed for load").ShouldBe(3);
        Sketch.Value(body, "store shards needed").ShouldBe(10);
    }

    [Fact]
    public void Needed_TypedTimeAtTheStep_ReplacesTheComponents() =>
        Sketch.Value("workload: { ask: 100/s, peak: 5 x }\ncomponents: { web: { kind: service, cores: 2, target utilisation: 50 % } }\nflows: { ask: [web: 10 ms] }", "web instances needed")
            .ShouldBe(5);
}
