using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class DeployTests
{
    // Ten a second in turn to four, a second each: the drained one finishes what it has, and gets nothing for 10 s.
    [Fact]
    public void Drain_Instance_LosesNothing()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 10);
        web.Instances = 4;
        model.Regular(model.Program("request").Visit(web, Law.Constant(1)), 10);
        model.During(9.95, 19.95, TimelineAction.Drain(web, 0));
        RunResult result = model.Run(40, window: 1);
        result.Program("request").Failed.ShouldBe(0);
        (result.Groups[0].InstanceUtilisation[0] * 40 * 10).ShouldBe((40 - 10) * 10 / 4.0, 2);
        result.Groups[0].Windows.ToArray()[12].Utilisation.ShouldBe(10 / 40.0, 0.001);
    }

    [Fact]
    public void Drain_AllAtOnce_LeavesNobody()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 10);
        web.Instances = 2;
        model.Regular(model.Program("request").Visit(web, Law.Constant(0.01)), 10);
        model.During(9.95, 19.95, TimelineAction.Drain(web, 0, 1));
        model.Run(40).Program("request").FailedBy[(int)FailureCause.Unavailable].ShouldBe(100);
    }

    // A tenth takes three times as long, and half of it fails: with room for everybody the mean of those that do not is (0.9·1 + 0.05·3)/0.95.
    [Theory]
    [InlineData(QueueDiscipline.FirstInFirstOut)]
    [InlineData(QueueDiscipline.ProcessorSharing)]
    public void Canary_Share_IsSlowerAndFails(QueueDiscipline discipline)
    {
        ProgramResult program = Run(discipline);
        ((double)program.Failed / program.Arrived).ShouldBe(0.05, 0.002);
        program.MeanSeconds().ShouldBe((0.9 + (0.05 * 3)) / 0.95, 0.01);
        ((double)program.Latency.Buckets.Where(b => b.Lowest > 2_000_000_000).Sum(b => b.Count) / program.Done).ShouldBe(0.05 / 0.95, 0.002);
    }

    private static ProgramResult Run(QueueDiscipline discipline)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 500);
        web.Discipline = discipline;
        model.Poisson(model.Program("request").Visit(web, Law.Constant(1)), 100);
        model.At(0, TimelineAction.Canary(web, 0.1, 3, 0.5));
        return model.Run(1_500).Program("request");
    }
}
