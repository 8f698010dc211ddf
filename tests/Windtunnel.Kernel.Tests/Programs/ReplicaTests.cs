using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Which instance serves — by key, first, in turn — and what its replicas do.</summary>
public sealed class ReplicaTests
{
    private static readonly Law Service = Law.Constant(0.001);

    [Fact]
    public void Visit_AtFirst_LeavesTheOtherReplicasIdle() =>
        Busy(g => g.Instances = 3, new VisitOptions { IsAtFirst = true }).ShouldBe([0.1, 0, 0], 0.002);

    [Fact]
    public void Visit_CopiedToReplicas_KeepsAllOfThemEquallyBusy() =>
        Busy(g => g.Instances = 3, new VisitOptions { IsAtFirst = true, CopiesToReplicas = true }).ShouldBe([0.1, 0.1, 0.1], 0.002);

    [Fact]
    public void Visit_ShardsWithoutAKey_AreTakenInTurn() =>
        Busy(g => (g.Instances, g.Shards) = (4, 4), new VisitOptions()).ShouldBe([0.025, 0.025, 0.025, 0.025], 0.001);

    [Fact]
    public void Visit_KeyedByTheStep_SendsOneKeyToOneShard()
    {
        var model = new ModelBuilder();
        Group group = model.Group("urls");
        (group.Instances, group.Shards) = (4, 4);
        ProgramBuilder program = model.Program("read").Visit(group, Service, new VisitOptions { KeyedBy = model.DataSet("url", Popularity.Uniform(1)) });
        model.Regular(program, 100);
        model.Run(until: 10).Groups[0].InstanceUtilisation.Count(u => u > 0).ShouldBe(1);
    }

    [Fact]
    public void Visit_FirstReplicaDown_TheNextOneServes()
    {
        var model = new ModelBuilder();
        Group group = model.Group("urls");
        group.Instances = 2;
        model.Regular(model.Program("write").Visit(group, Service, new VisitOptions { IsAtFirst = true }), 100);
        model.At(5, TimelineAction.Kill(group));
        RunResult result = model.Run(until: 10);
        result.Groups[0].InstanceUtilisation.ToArray().ShouldBe([0.05, 0.05], 0.001);
        result.Program("write").Failed.ShouldBeLessThanOrEqualTo(1);
    }

    private static double[] Busy(Action<Group> setUp, VisitOptions options)
    {
        var model = new ModelBuilder();
        Group group = model.Group("urls");
        setUp(group);
        model.Regular(model.Program("write").Visit(group, Service, options), 100);
        return [.. model.Run(until: 10).Groups[0].InstanceUtilisation];
    }
}
