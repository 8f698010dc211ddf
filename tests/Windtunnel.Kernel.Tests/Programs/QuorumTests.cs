using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Several replicas asked at once, reads that miss what was written, writes that are lost, against closed forms.</summary>
public sealed class QuorumTests
{
    private const double Mean = 0.01;

    // The k-th of n exponential times: mean × (1/n + … + 1/(n−k+1)) (Rényi 1953).
    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    public void Write_WaitsForTheNthAnswer(int replicas, int needed)
    {
        var (model, group, _) = Store(replicas);
        ProgramBuilder write = model.Program("write");
        write.WriteReplicas(group, Law.Exponential(Mean), new ReplicaOptions { Needed = needed });
        model.Poisson(write, 1000);
        double expected = Mean * Enumerable.Range(replicas - needed + 1, needed).Sum(i => 1.0 / i);
        (model.Run(until: 100).Program("write").Latency.Mean * 1e-9).ShouldBe(expected, expected * 0.01);
    }

    [Fact]
    public void Read_AsksOnlyAsManyAsItNeeds()
    {
        var (model, group, _) = Store(3);
        ProgramBuilder read = model.Program("read");
        read.ReadReplicas(group, Law.Constant(0.001), new ReplicaOptions { Needed = 2 });
        model.Poisson(read, 1000);
        RunResult result = model.Run(until: 50);
        result.Groups[0].MeanBusy.ShouldBe(2, 0.05);
        result.Groups[0].InstanceUtilisation.Max().ShouldBe(result.Groups[0].InstanceUtilisation.Min(), 0.01);
    }

    // A read misses the last write with C(N−W, R) ÷ C(N, R) at once (Bailis et al. 2012, eq. 1) and, copies being exponential, e^(−R·t/mean) of that after t.
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(5, 1, 2)]
    public void Read_MissesTheLastWrite_AsOftenAsPartialQuorumsSay(int n, int w, int r)
    {
        const double period = 0.05;
        var (model, group, data) = Store(n);
        Replication watched = model.Watch(group, data);
        ProgramBuilder write = model.Program("write");
        write.WriteReplicas(group, Law.Exponential(Mean), new ReplicaOptions { Needed = w, Watched = watched });
        ProgramBuilder read = model.Program("read");
        read.ReadReplicas(group, Law.Constant(0), new ReplicaOptions { Needed = r, Watched = watched });
        model.Regular(write, 1 / period);
        model.Poisson(read, 2000);
        ReplicationResult result = model.Run(until: 500).Replications[0];
        double never = Choose(n - w, r) / Choose(n, r);
        double expected = never * (1 - Math.Exp(-r * period / Mean)) * Mean / (r * period);
        ((double)result.StaleReads / result.Reads).ShouldBe(expected, 0.002);
    }

    // Reads of a follower miss the last of Poisson writes with 1 − E[e^(−λ·lag)], whatever the law of the lag.
    [Theory]
    [InlineData("constant")]
    [InlineData("exponential")]
    public void Read_OfAFollower_IsStaleAsOftenAsTheLastWriteIsUnderway(string law)
    {
        const double writes = 20;
        Law lag = law == "constant" ? Law.Constant(0.03) : Law.Exponential(0.03);
        var (model, group, data) = Store(2);
        Replication watched = model.Watch(group, data);
        var first = new VisitOptions { IsAtFirst = true };
        ProgramBuilder write = model.Program("write");
        write.WriteReplicas(group, Law.Constant(0), new ReplicaOptions { Lag = lag, Watched = watched }, first);
        ProgramBuilder any = model.Program("read any");
        any.ReadReplicas(group, Law.Constant(0), new ReplicaOptions { Watched = watched });
        ProgramBuilder primary = model.Program("read primary");
        primary.ReadReplicas(group, Law.Constant(0), new ReplicaOptions { Watched = watched }, first);
        model.Poisson(write, writes);
        Source reads = model.Poisson(any, 200);
        ReplicationResult result = model.Run(until: 3000).Replications[0];
        double expected = law == "constant" ? 1 - Math.Exp(-writes * 0.03) : writes * 0.03 / (1 + (writes * 0.03));
        ((double)result.StaleReads / result.Reads).ShouldBe(expected / 2, 0.004);
        result.Ages.Max.ShouldBeGreaterThan(0);
        if (law == "constant")
        {
            result.Ages.Max.ShouldBeLessThanOrEqualTo(30_000_000);
        }

        reads.RequestsMax = 0;
        model.Poisson(primary, 200);
        model.Run(until: 50).Replications[0].StaleReads.ShouldBe(0);
    }

    // Acknowledged and on no other replica yet: λ × mean of the shortest of the lags (M/G/∞ seen by the death).
    [Fact]
    public void Kill_OfThePrimary_LosesWhatWasNotCopiedYet()
    {
        const double writes = 2000;
        double lost = 0;
        const int runs = 100;
        for (ulong seed = 1; seed <= runs; seed++)
        {
            lost += Lost(0, seed).Replications[0].LostWrites;
        }

        (lost / runs).ShouldBe(writes * 0.05 / 2, 4 * Math.Sqrt(writes * 0.05 / 2 / runs));
        RunResult majority = Lost(2, 1);
        majority.Replications[0].LostWrites.ShouldBe(0);

        static RunResult Lost(int needed, ulong seed)
        {
            var (model, group, data) = Store(3);
            group.FailoverSeconds = 0.5;
            ProgramBuilder write = model.Program("write");
            write.WriteReplicas(
                group, Law.Constant(0), new ReplicaOptions { Needed = needed, Lag = Law.Exponential(0.05), Watched = model.Watch(group, data) }, new VisitOptions { IsAtFirst = true });
            model.Poisson(write, writes);
            model.At(1, TimelineAction.Kill(group));
            RunResult result = model.Run(until: 3, seed: seed);
            result.Program("write").FailedBy[(int)FailureCause.Unavailable].ShouldBeInRange(800, 1300);
            return result;
        }
    }

    [Fact]
    public void Ask_FewerUpThanNeeded_IsUnavailable()
    {
        var (model, group, _) = Store(3);
        ProgramBuilder write = model.Program("write");
        write.WriteReplicas(group, Law.Constant(0), new ReplicaOptions { Needed = 2 });
        model.Regular(write, 100);
        model.During(1, 3, TimelineAction.Kill(group)).At(2, TimelineAction.Kill(group));
        model.Run(until: 4).Program("write").FailedBy[(int)FailureCause.Unavailable].ShouldBeInRange(99, 101);
    }

    private static (ModelBuilder Model, Group Group, DataSet Data) Store(int replicas)
    {
        var model = new ModelBuilder();
        Group group = model.Group("store");
        (group.Instances, group.Cores) = (replicas, int.MaxValue);
        DataSet data = model.DataSet("rows", Popularity.Uniform(1));
        group.KeyedBy = data;
        return (model, group, data);
    }

    private static double Choose(int n, int k)
    {
        double ways = k > n ? 0 : 1;
        for (int i = 1; i <= k && k <= n; i++)
        {
            ways = ways * (n - k + i) / i;
        }

        return ways;
    }
}
