using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class ForkTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void Fork_KOfThree_EndsWithTheKth(int needed, int seconds)
    {
        ProgramResult result = Forked(needed, p => p.Delay(3)).Run().Program("request");
        result.Latency.Max.ShouldBe(seconds * 1_000_000_000L);
    }

    [Fact]
    public void Fork_OneOfThreeFails_TwoOfThreeStillSucceeds()
    {
        RunResult result = Forked(2, p => p.Fail(FailureCause.Error)).Run();
        result.Program("request").Latency.Max.ShouldBe(2_000_000_000);
    }

    [Fact]
    public void Fork_OneOfThreeFails_AllOfThreeFailsAtOnce()
    {
        RunResult result = Forked(3, p => p.Fail(FailureCause.Error)).Run();
        result.Program("request").FailedBy[(int)FailureCause.Error].ShouldBe(1);
        result.Program("request").FailedLatency.Max.ShouldBe(0);
        result.Program("a").Orphaned.ShouldBe(1);
    }

    // Tail at scale: of 100 servers each slow with 1 %, some one is slow with probability 1 − 0.99¹⁰⁰ = 0.634 (Dean and Barroso 2013).
    [Fact]
    public void Each_HundredWithOnePercentSlow_IsMostlySlow()
    {
        var model = new ModelBuilder();
        ProgramBuilder part = model.Program("part").Delay(1).Sometimes(0.01, p => p.Delay(9));
        model.Regular(model.Program("request").Each(Law.Constant(100), part), 1).RequestsMax = 20_000;
        RunResult result = model.Run();
        (result.Program("request").Latency.CountAbove(5_000_000_000) / 20_000.0).ShouldBe(0.634, 0.01);
        result.Program("part").Done.ShouldBe(2_000_000);
    }

    [Fact]
    public void Each_KeepsOnlyTheDataSaid()
    {
        var model = new ModelBuilder();
        DataSet post = model.DataSet("post", Popularity.Uniform(1_000_000));
        DataSet user = model.DataSet("user", Popularity.Uniform(1_000_000));
        Group posts = model.Group("posts");
        (posts.Instances, posts.Shards, posts.KeyedBy) = (64, 64, post);
        Group users = model.Group("users");
        (users.Instances, users.Shards, users.KeyedBy) = (64, 64, user);
        ProgramBuilder part = model.Program("part").Visit(posts, Law.Constant(1e-3)).Visit(users, Law.Constant(1e-3));
        model.Regular(model.Program("request").Draw(user).Each(Law.Constant(1_000), part, post), 1).RequestsMax = 1;
        RunResult result = model.Run();
        result.Group("posts").InstanceUtilisation.Count(u => u > 0).ShouldBe(1);
        result.Group("users").InstanceUtilisation.Count(u => u > 0).ShouldBe(64);
    }

    [Fact]
    public void Repeat_DrawnCount_RunsOneAfterTheOther()
    {
        var model = new ModelBuilder();
        Group disk = model.Group("disk", 10);
        model.Regular(model.Program("request").Repeat(Law.Geometric(4), p => p.Repeat(Law.Constant(2), q => q.Visit(disk, Law.Constant(1)))), 0.1).RequestsMax = 4_000;
        RunResult result = model.Run();
        (result.Group("disk").Served / 4_000.0).ShouldBe(8, 0.4);
        result.Program("request").MeanSeconds().ShouldBe(result.Group("disk").Served / 4_000.0, 1e-3 + 0.5);
        result.Program("request").Latency.Min.ShouldBe(0);
    }

    [Fact]
    public void Spawn_SlowProgram_DoesNotHoldTheSender()
    {
        var model = new ModelBuilder();
        ProgramBuilder slow = model.Program("slow").Delay(100);
        model.Regular(model.Program("request").Spawn(slow).Delay(1), 1).RequestsMax = 10;
        RunResult result = model.Run();
        result.Program("request").Latency.Max.ShouldBe(1_000_000_000);
        result.Program("slow").Done.ShouldBe(10);
        result.Program("slow").Orphaned.ShouldBe(0);
    }

    // Heidelberger and Trivedi 1983: CPU, geometric mean 10 disk calls over 4 disks, then two such branches in parallel and a join.
    [Fact]
    public void Fork_ClosedSystem_MatchesHeidelbergerTrivedi()
    {
        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                Group cpu = model.Group("cpu", 1);
                Group disks = model.Group("disks");
                (disks.Instances, disks.Routing) = (4, RoutingPolicy.Random);
                ProgramBuilder Work(string name) => model.Program(name)
                    .Visit(cpu, Law.Exponential(0.1))
                    .Repeat(Law.Geometric(10), p => p.Visit(disks, Law.Exponential(0.04)));
                ProgramBuilder a = Work("a");
                ProgramBuilder b = Work("b");
                model.Users(Work("task").Fork(2, a, b), 1, Law.Constant(0));
                return model.Run(8_000, 50, seed).Program("task").Done / 7_950.0;
            },
            0.760589);
    }

    private static ModelBuilder Forked(int needed, Action<ProgramBuilder> third)
    {
        var model = new ModelBuilder();
        ProgramBuilder c = model.Program("c");
        third(c);
        ProgramBuilder request = model.Program("request").Fork(needed, model.Program("a").Delay(1), model.Program("b").Delay(2), c);
        model.Regular(request, 1).RequestsMax = 1;
        return model;
    }
}
