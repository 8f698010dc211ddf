using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Scaling;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class ScalingTests
{
    private static readonly Autoscaler Half = new() { Target = 0.5, IntervalSeconds = 10, WindowSeconds = 10, StartSeconds = 20, CooldownSeconds = 60 };

    // 0.9 of one core is 1.5 instances at 60 %: decided at the first look, there after the start-up, and right from then on.
    [Fact]
    public void Run_TooBusy_AddsAfterIntervalAndStartUp() =>
        ChangesOf(Regular(0.09, Half with { Target = 0.6 }), 200).ShouldBe([(10, 2, 1), (30, 2, 2)]);

    // Nobody sees more than all cores busy, so three times the load takes two rounds: 1 to 2 instances, and from 2 to the 4 that the backlog keeps busy.
    [Fact]
    public void Run_LoadTimesThree_IsAnsweredInRounds()
    {
        ModelBuilder model = Regular(0.05, Half);
        model.At(100, TimelineAction.Traffic(3));
        ChangesOf(model, 175).ShouldBe([(110, 2, 1), (130, 2, 2), (140, 4, 2), (160, 4, 4)]);
    }

    // With the mean of two intervals a jump at the beginning of one is half seen at its end: 0.75 of a core, which is 2 at 50 %, and all of it an interval later.
    [Fact]
    public void Run_LongerWindow_SeesAJumpLater()
    {
        ModelBuilder model = Regular(0.03, Half with { WindowSeconds = 20, Target = 0.6 });
        model.At(100, TimelineAction.Traffic(2.5));
        ChangesOf(model, 200).ShouldBe([(120, 2, 1), (140, 2, 2)]);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(15.0, 0)]
    [InlineData(15.0, 20)]
    public void Run_MeasuresResetMidway_DecidesTheSame(double resetAt, double startSeconds)
    {
        RunResult result = Run(Regular(0.09, Half with { Target = 0.6, StartSeconds = startSeconds, IntervalSeconds = 20 }), 200, resetAt);
        result.Groups[0].Changes.Select(c => (c.Time / 1e9, c.Wanted)).ShouldContain((20.0, 2));
        result.Groups[0].Changes.Count.ShouldBe(startSeconds > 0 ? 2 : 1);
    }

    // Down to what the last minute asked for at most, and no request is lost by it.
    [Fact]
    public void Run_LoadFalls_DrainsAfterTheCooldown()
    {
        ModelBuilder model = Regular(0.3, Half with { InstancesAtStart = 6 });
        model.At(100, TimelineAction.Traffic(0.25));
        RunResult result = Run(model, 300);
        ChangesOf(result).ShouldBe([(170, 2, 2)]);
        result.Programs[0].Failed.ShouldBe(0);
    }

    [Fact]
    public void Run_Steps_AddAndTakeAwayByTheRule()
    {
        var steps = new Autoscaler { Steps = [new(0.7, 2), new(0.99, 4), new(0.2, -1)], IntervalSeconds = 10, WindowSeconds = 10, StartSeconds = 20, CooldownSeconds = 60 };
        ModelBuilder model = Regular(0.09, steps);
        model.At(100, TimelineAction.Traffic(0.25));
        ChangesOf(model, 250).ShouldBe([(10, 3, 1), (30, 3, 3), (170, 2, 2), (240, 1, 1)]);
    }

    [Fact]
    public void Run_SteadyLoad_SettlesAtTheTarget()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Scaling, web.Routing) = (40, Half with { CooldownSeconds = 120 }, RoutingPolicy.LeastOutstanding);
        model.Poisson(model.Program("request").Visit(web, Law.Exponential(0.1)), 100);
        GroupResult result = Run(model, 4_000, 1_000).Groups[0];
        result.Utilisation.ShouldBe(0.5, 0.5 * Autoscaler.Tolerance);
        result.MeanInstances.ShouldBe(20, 20 * Autoscaler.Tolerance * 1.1);
        result.MeanBusy.ShouldBe(10, 0.2);
    }

    // Whatever the load does, whatever dies: never fewer than the fewest, never more than there are, and paid for is at least what serves.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_WildLoad_KeepsItsBounds(ulong seed)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web", 2);
        (web.Instances, web.DetectionSeconds) = (7, 3);
        web.Scaling = new Autoscaler { InstancesMin = 2, InstancesAtStart = 3, Target = 0.4, IntervalSeconds = 1, WindowSeconds = 2, StartSeconds = 3, CooldownSeconds = 5 };
        model.Bursty(model.Program("request").Enter(web).Visit(web, Law.Exponential(0.1)).Leave(), 20, (0.1, Law.Exponential(20)), (4, Law.Exponential(20)));
        model.During(50, 90, TimelineAction.Kill(web, 2));
        GroupResult result = new Execution(model.Build(), seed, new RunOptions { UntilSeconds = 500, WindowSeconds = 1 }).Run(TestContext.Current.CancellationToken).Groups[0];
        result.Changes.Count.ShouldBeGreaterThan(10);
        result.Changes.ShouldAllBe(c => c.Wanted >= 2 && c.Wanted <= 7 && c.Serving >= 2 && c.Serving <= c.Wanted);
        result.Windows.ToArray().ShouldAllBe(w => w.Instances >= 2 && w.Instances <= 7);
        result.MeanPaid.ShouldBeGreaterThan(result.MeanInstances);
    }

    [Fact]
    public void Run_WithoutEnd_Throws() =>
        Should.Throw<ArgumentException>(() => new Execution(Regular(0.1, Half).Build(), 1, new RunOptions()));

    // 10 requests a second, so that a service of 0.09 s keeps 0.9 cores busy, to the nanosecond.
    private static ModelBuilder Regular(double service, Autoscaler scaler)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Scaling) = (10, scaler);
        model.Regular(model.Program("request").Visit(web, Law.Constant(service)), 10);
        return model;
    }

    private static RunResult Run(ModelBuilder model, double seconds, double resetAt = 0) =>
        new Execution(model.Build(), 1, new RunOptions { UntilSeconds = seconds, ResetAtSeconds = resetAt }).Run(TestContext.Current.CancellationToken);

    private static (double Time, int Wanted, int Serving)[] ChangesOf(ModelBuilder model, double seconds) => ChangesOf(Run(model, seconds));

    private static (double Time, int Wanted, int Serving)[] ChangesOf(RunResult result) => [.. result.Groups[0].Changes.Select(c => (c.Time / 1e9, c.Wanted, c.Serving))];
}
