using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>What is worked out ahead of the clock is the same to the bit as with an event for everything.</summary>
public sealed class TierTests
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    // TIER_SEEDS=20000 for a long look.
    private static int Seeds => int.TryParse(Environment.GetEnvironmentVariable("TIER_SEEDS"), CultureInfo.InvariantCulture, out int seeds) ? seeds : 400;

    [Fact]
    public void Run_RandomModels_AreTheSameWithAndWithoutEvents()
    {
        int ahead = 0;
        int completed = 0;
        for (ulong seed = 1; seed <= (ulong)Seeds; seed++)
        {
            (RunResult fast, RunResult slow) = (Run(seed, false), Run(seed, true));
            slow.Groups.ShouldAllBe(g => !g.IsAhead);
            if (fast.End == RunEnd.Completed && slow.End == RunEnd.Completed)
            {
                completed++;
                ahead += fast.Groups.Count(g => g.IsAhead && g.Served > 0);
                ShouldBeSame(fast, slow, $"seed {seed}");
            }
        }

        // Models that leave everything to events, or only hit bounds, would prove nothing.
        completed.ShouldBeGreaterThan(Seeds * 3 / 4);
        ahead.ShouldBeGreaterThan(Seeds / 2);
    }

    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(3, 2.8)]
    [InlineData(64, 40)]
    [InlineData(64, 63)]
    [InlineData(200, 210)]
    public void Run_ManyRequestsThroughOneQueue_AreTheSame(int cores, double load)
    {
        RunResult Result(bool eventsOnly)
        {
            var model = new ModelBuilder();
            ProgramBuilder request = model.Program("request");
            request.Delay(0.2).Visit(model.Group("server", cores), Law.Exponential(1)).Delay(0.1).Sometimes(0.2, p => p.Visit(model.Group("store", cores), Law.Exponential(2)));
            model.Poisson(request, load);
            var options = new RunOptions { UntilSeconds = 20_000 / load, ResetAtSeconds = 2_000 / load, WindowSeconds = 100 / load, TraceEvery = 10, EventsOnly = eventsOnly };
            return new Execution(model.Build(), 1, options).Run(TestContext.Current.CancellationToken);
        }

        RunResult fast = Result(false);
        fast.Groups.ShouldAllBe(g => g.IsAhead);
        ShouldBeSame(fast, Result(true), "");
    }

    [Fact]
    public void Run_LoopWithoutEndAheadOfTheClock_CanBeStopped()
    {
        var model = new ModelBuilder();
        ProgramBuilder request = model.Program("request");
        Label top = request.NewLabel();
        model.Regular(request.Mark(top).Delay(1e-9).Delay(1e-9).Jump(top), 1);
        RunResult result = new Execution(model.Build(), 1, new RunOptions { EventsMax = 100_000 }).Run(TestContext.Current.CancellationToken);
        result.End.ShouldBe(RunEnd.TooManyEvents);
    }

    [Fact]
    public void Run_QueueWithoutEndAheadOfTheClock_HitsTheBound()
    {
        RunResult result = new Execution(QueueTheoryTests.Queue(10, 1, Law.Exponential(1)).Build(), 1, new RunOptions { UntilSeconds = 1e6, InFlightMax = 10_000 })
            .Run(TestContext.Current.CancellationToken);
        (result.End, result.Groups[0].IsAhead).ShouldBe((RunEnd.TooManyInFlight, true));
    }

    // Whoever adds to these has to say in Tiers whether what is new can be seen or changed from outside before its time.
    [Theory]
    [InlineData(typeof(Group), "AdmissionQueueMax, Batching, Concurrency, Cores, DetectionSeconds, Discipline, DropsLate, Ejection, FailoverSeconds, Instances, KeepWarmSeconds, KeyedBy, Name, PassesOn, Pauses, Placement, QueueMax, Routing, Rules, Scaling, ShardMap, Shards, Shedding, SlowStartSeconds, Subscription, VirtualNodes, WarmUp, Weights")]
    [InlineData(typeof(VisitOptions), "CopiesToReplicas, ErrorProbability, ExtraDelay, Host, IsAtFirst, KeyedBy, Patience, PerItem, Priority")]
    [InlineData(typeof(Source), "Name, Origins, RepeatSeconds, RequestsMax, Shape, ShapePeriodSeconds")]
    public void Tiers_Options_AreAllConsidered(Type type, string considered) =>
        string.Join(", ", type.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)).ShouldBe(considered);

    private static RunResult Run(ulong seed, bool eventsOnly)
    {
        var chance = new RandomStream(seed, 3);
        bool hasEnd = chance.NextChance(0.8);
        var options = new RunOptions
        {
            UntilSeconds = hasEnd ? 12 : double.PositiveInfinity,
            ResetAtSeconds = chance.NextIndex(2) * 2,
            SplitsAtSeconds = chance.NextChance(0.3) ? [5, 7.123456789] : [],
            WindowSeconds = hasEnd && chance.NextChance(0.7) ? 0.5 : double.PositiveInfinity,
            InFlightMax = 3_000,
            EventsMax = 200_000,
            TraceEvery = chance.NextIndex(2) * 7,
            TracesOpenMax = 256,
            EventsOnly = eventsOnly,
        };
        return new Execution(new TierModel(seed, hasEnd).Build(), seed, options).Run(TestContext.Current.CancellationToken);
    }

    // The texts are long, so only the surroundings of the first difference are shown.
    private static void ShouldBeSame(RunResult fast, RunResult slow, string what)
    {
        (string one, string other) = (Text(fast), Text(slow));
        int same = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        int from = Math.Max(0, same - 200);
        one[from..Math.Min(one.Length, same + 100)].ShouldBe(other[from..Math.Min(other.Length, same + 100)], what);
        one.Length.ShouldBe(other.Length, what);
    }

    private static string Text(RunResult result) => JsonSerializer.Serialize(WithoutTiers(result), WithNaN);

    private static RunResult? WithoutTiers(RunResult? result) => result is null
        ? null
        : result with { Groups = [.. result.Groups.Select(g => g with { IsAhead = false })], Before = WithoutTiers(result.Before) };
}
