using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Which instance takes a request: by its key, by weights, and little by little where one has just joined.</summary>
public sealed class BalancingTests
{
    private const int Keys = 1_000_000;

    // √((n−1)/(n·v+1)), as exchangeable arcs have it; the spread of 400 shares is known within 3.5 % of itself where they are about normal.
    [Theory]
    [InlineData(400, 4)]
    [InlineData(400, 25)]
    [InlineData(400, 100)]
    public void Run_ByKey_SpreadsAsVirtualNodesLetIt(int instances, int points)
    {
        (ModelBuilder model, Group web) = Many(instances, RoutingPolicy.ByKey);
        web.VirtualNodes = points;
        IReadOnlyList<double> busy = model.Run(2_000).Groups[0].InstanceUtilisation;
        double mean = busy.Average();
        double spread = Math.Sqrt(busy.Sum(b => (b - mean) * (b - mean)) / instances) / mean;

        // A share is counted on 5,000 requests, which adds their own variance.
        double counted = Math.Sqrt(((instances - 1) / (((double)instances * points) + 1)) + (instances / 2e6));
        spread.ShouldBe(counted, 0.12 * counted);
    }

    [Fact]
    public void ChooseFor_InstanceDies_MovesItsKeysOnlyAndToAll()
    {
        GroupState group = StateOf(10, g => (g.Routing, g.VirtualNodes) = (RoutingPolicy.ByKey, 100));
        int[] before = [.. Owners(group)];
        (group.Instances[3].IsKnownDown, group.KnownDown) = (true, 1);
        int[] after = [.. Owners(group)];
        int[] moved = [.. Enumerable.Range(0, before.Length).Where(k => before[k] != after[k])];
        moved.ShouldAllBe(k => before[k] == 3);
        moved.Length.ShouldBe(before.Count(o => o == 3));
        (moved.Length / (double)before.Length).ShouldBe(0.1, 0.03);
        moved.Select(k => after[k]).Distinct().Count().ShouldBe(9);
        (group.Instances[3].IsKnownDown, group.KnownDown) = (false, 0);
        Owners(group).ShouldBe(before);
    }

    [Fact]
    public void ChooseFor_OneMoreInstance_TakesItsShareAndMovesNoOther()
    {
        GroupState group = StateOf(10, g => g.Routing = RoutingPolicy.ByKey);
        int[] before = [.. Owners(group, 9)];
        int[] after = [.. Owners(group, 10)];
        int moved = Enumerable.Range(0, before.Length).Count(k => before[k] != after[k]);
        Enumerable.Range(0, before.Length).Where(k => before[k] != after[k]).ShouldAllBe(k => after[k] == 9);
        (moved / (double)before.Length).ShouldBe(0.1, 0.03);
    }

    [Fact]
    public void ChooseFor_AllDown_FindsNobody()
    {
        GroupState group = StateOf(3, g => g.Routing = RoutingPolicy.ByKey);
        Array.ForEach(group.Instances, i => i.IsKnownDown = true);
        group.ChooseFor(7, 0, 3).ShouldBeNull();
    }

    // The dead one's requests fail until that is known; then the others take them.
    [Fact]
    public void Run_ByKey_InstanceDies_FailsItsShareUntilItIsKnown()
    {
        (ModelBuilder model, Group web) = Many(4, RoutingPolicy.ByKey);
        web.DetectionSeconds = 10;
        model.During(50, double.PositiveInfinity, TimelineAction.Kill(web));
        RunResult result = model.Run(100);
        double share = ShardMap.OnRing(4, web.VirtualNodes).ShareOf(0);
        ((double)result.Program("request").Failed).ShouldBe(10_000 * share, 5 * Math.Sqrt(10_000 * share));
    }

    // The sequence that nginx's own description gives for weights 5, 1, 1.
    [Fact]
    public void Choose_RoundRobinByWeight_IsSmooth()
    {
        GroupState group = StateOf(3, g => g.Weights = [5, 1, 1]);
        string.Concat(Enumerable.Range(0, 14).Select(_ => "abc"[group.Choose(0, 0)!.Number])).ShouldBe("aabacaaaabacaa");
    }

    // A random split of Poisson arrivals: an M/M/1 queue each, the first half as fast as the others and with half their weight.
    [Fact]
    public void Run_RandomByWeight_IsQueuesOfTheirOwn()
    {
        double theory = (0.2 / (0.5 - (0.2 * 1.8))) + (2 * 0.4 / (1 - (0.4 * 1.8)));
        Runs.ShouldAgree(seed => Unlike(RoutingPolicy.Random).Run(500_000, 5_000, seed).Program("request").MeanSeconds(), theory, 0.02);
    }

    // With room for all, requests present are shared in proportion to the weights.
    [Fact]
    public void Run_LeastConnectionsByWeight_KeepsThoseInProportion()
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Cores, web.Routing, web.Weights) = (3, 1_000, RoutingPolicy.LeastOutstanding, [1, 2, 5]);
        model.Poisson(model.Program("request").Visit(web, Law.Exponential(1)), 800);
        IReadOnlyList<double> busy = model.Run(1_000, 50).Groups[0].InstanceUtilisation;
        busy.Select(b => b * 1_000).ShouldBe([100, 200, 500], 4);
    }

    // Two choices look at load ÷ weight too; without weights, or with equal ones, they are the same policy.
    [Theory]
    [InlineData(RoutingPolicy.PowerOfTwoChoices)]
    [InlineData(RoutingPolicy.Random)]
    [InlineData(RoutingPolicy.RoundRobin)]
    [InlineData(RoutingPolicy.LeastOutstanding)]
    public void Run_EqualWeights_AreAsGoodAsNone(RoutingPolicy policy)
    {
        (ModelBuilder plain, _) = Many(8, policy, Law.Exponential(0.006));
        (ModelBuilder weighted, Group web) = Many(8, policy, Law.Exponential(0.006));
        web.Weights = [3, 3, 3, 3, 3, 3, 3, 3];
        double mean = plain.Run(2_000, 100).Program("request").MeanSeconds();
        weighted.Run(2_000, 100).Program("request").MeanSeconds().ShouldBe(mean, 0.03 * mean);
    }

    // Back at 100 s, its weight grows from 0.1 to 1 in 50 s while three others have 1: of 1,000 a second it gets the integral of w ÷ (3 + w).
    [Theory]
    [InlineData(RoutingPolicy.RoundRobin)]
    [InlineData(RoutingPolicy.Random)]
    public void Run_SlowStart_GivesWhoComesBackLittleAtFirst(RoutingPolicy policy)
    {
        (ModelBuilder model, Group web) = Many(4, policy);
        web.SlowStartSeconds = 50;
        model.During(50, 100, TimelineAction.Kill(web));
        double taken = model.Run(150, 100).Groups[0].InstanceUtilisation[0] * 50 / 0.0001;
        double expected = Enumerable.Range(0, 50_000).Sum(ms => Weight(ms / 50_000.0) / (3 + Weight(ms / 50_000.0)));
        taken.ShouldBe(expected, policy == RoutingPolicy.Random ? 5 * Math.Sqrt(expected) : 0.01 * expected);

        static double Weight(double part) => Math.Max(0.1, part);
    }

    // Nobody waits: what it is busy in the 50 s after its return is the usual plus half of twice that.
    [Theory]
    [InlineData(QueueDiscipline.FirstInFirstOut)]
    [InlineData(QueueDiscipline.ProcessorSharing)]
    public void Run_WarmUp_IsSlowAtFirstAndThenAsUsual(QueueDiscipline discipline)
    {
        (ModelBuilder model, Group web) = Many(4, RoutingPolicy.RoundRobin);
        (web.Cores, web.WarmUp, web.Discipline) = (100, new WarmUp(3, 50), discipline);
        model.During(50, 100, TimelineAction.Kill(web));
        RunResult result = model.Run(200, 100);
        double usual = result.Groups[0].InstanceUtilisation[1];
        usual.ShouldBe(250 * 0.0001 / 100, 0.02 * usual);
        (result.Groups[0].InstanceUtilisation[0] / usual).ShouldBe(1.5, 0.02);
    }

    [Fact]
    public void Build_ByKeyWithoutData_IsRefused()
    {
        var model = new ModelBuilder();
        model.Group("web").Routing = RoutingPolicy.ByKey;
        Should.Throw<ArgumentException>(model.Build);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2.0 })]
    [InlineData(new[] { 1.0, 2.0, 0.0 })]
    public void Build_WeightsThatDoNotFit_AreRefused(double[] weights)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Weights) = (3, weights);
        Should.Throw<ArgumentException>(model.Build);
    }

    private static (ModelBuilder Model, Group Web) Many(int instances, RoutingPolicy policy, Law? service = null)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Routing, web.KeyedBy) = (instances, policy, model.DataSet("user", Popularity.Uniform(Keys)));
        model.Poisson(model.Program("request").Visit(web, service ?? Law.Constant(0.0001)), 1_000);
        return (model, web);
    }

    private static ModelBuilder Unlike(RoutingPolicy policy)
    {
        var model = new ModelBuilder();
        Group web = model.Group("web");
        (web.Instances, web.Routing, web.Weights) = (3, policy, [1, 2, 2]);
        model.Poisson(model.Program("request").Visit(web, Law.Exponential(1)), 1.8);
        model.At(0, TimelineAction.Slow(web, 2, 1));
        return model;
    }

    private static GroupState StateOf(int instances, Action<Group> set)
    {
        var model = new ModelBuilder();
        Group group = model.Group("web");
        (group.Instances, group.KeyedBy) = (instances, model.DataSet("user", Popularity.Uniform(Keys)));
        set(group);
        return new GroupState(group, [.. Enumerable.Range(0, instances).Select(i => new InstanceState(group, 0, i, i, false))], 1);
    }

    private static IEnumerable<int> Owners(GroupState group, int open = 10) => Enumerable.Range(0, 50_000).Select(key => group.ChooseFor(key, 0, open)!.Number);
}
