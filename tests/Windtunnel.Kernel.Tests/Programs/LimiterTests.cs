using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Limits;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class LimiterTests
{
    // 200 tokens and 1,000 a minute: in the first minute of an onslaught 200 + 1,000 pass.
    [Fact]
    public void TokenBucket_Onslaught_PassesBurstPlusRateTimesTime() =>
        Passed(l => (l.Algorithm, l.PerSecond, l.Burst) = (LimitAlgorithm.TokenBucket, 1_000 / 60.0, 200), Every(0.001, 60.001)).ShouldBe(1_200);

    // A queue of 5 before a server of 0.1 s: of an onslaught 1 + 5 get in at once, then one every 0.1 s; whoever waits, waits for those ahead.
    [Fact]
    public void LeakyBucket_Onslaught_PassesAtItsRateAndMakesOthersWait()
    {
        RunResult result = Run(l => (l.Algorithm, l.PerSecond, l.Burst) = (LimitAlgorithm.LeakyBucket, 10, 5), Every(0.001, 2));
        result.Program("request").Done.ShouldBe(6 + 19);
        result.Program("request").Latency.Max.ShouldBe(500_000_000);
        result.Now.ShouldBe(2_400_000_000);
    }

    // 100 at the end of one minute and 100 at the beginning of the next: twice the limit within two seconds.
    [Fact]
    public void FixedWindow_AcrossABoundary_PassesTwiceTheLimit()
    {
        double[] burst = [.. Enumerable.Range(0, 150).Select(i => 59 + (i * 0.001)), .. Enumerable.Range(0, 150).Select(i => 60 + (i * 0.001))];
        Passed(l => Window(l, LimitAlgorithm.FixedWindow, 100, 60), burst).ShouldBe(200);
        Passed(l => Window(l, LimitAlgorithm.SlidingLog, 100, 60), burst).ShouldBe(100);

        // A millisecond after the boundary the old window counts 99.998, so one more passes.
        Passed(l => Window(l, LimitAlgorithm.SlidingCounter, 100, 60), burst).ShouldBe(101);
    }

    // The example of Xu 2020, ch. 4: 7 a minute, 5 in the last minute, 3 in this one, 30 % of it over: 3 + 5·0.7 = 6.5, so one more passes and the next does not.
    [Fact]
    public void SlidingCounter_PublishedExample_PassesOneMore()
    {
        double[] times = [1, 2, 3, 4, 5, 61, 62, 63, 78, 78.001];
        Passed(l => Window(l, LimitAlgorithm.SlidingCounter, 7, 60), times).ShouldBe(9);
    }

    // Whatever comes, no interval of a window's length sees more than the limit pass a log.
    [Fact]
    public void SlidingLog_PoissonArrivals_NeverPassesMoreThanTheLimitInAnyWindow()
    {
        var state = new ModelBuilder();
        RateLimiter limiter = state.Limiter("limiter");
        Window(limiter, LimitAlgorithm.SlidingLog, 20, 1);
        LimiterState log = limiter.Start();
        var passed = new List<long>();
        var stream = new RandomStream(1, 1);
        long now = 0;
        for (int i = 0; i < 20_000; i++)
        {
            now += Law.Exponential(0.02).SampleTime(stream);
            if (log.Ask(0, now) == 0)
            {
                passed.Add(now);
            }
        }

        Enumerable.Range(20, passed.Count - 20).ShouldAllBe(i => passed[i] - passed[i - 20] >= 1_000_000_000);
        passed.Count.ShouldBeGreaterThan(7_000);
    }

    [Fact]
    public void Limit_SeveralCounters_EachPassesTheLimit() =>
        Passed(l => (l.PerSecond, l.Burst, l.Counters) = (0.001, 10, 5), Every(0.01, 1)).ShouldBe(50);

    [Fact]
    public void Limit_ByKey_EachKeyHasAnAccountOfItsOwn()
    {
        var model = new ModelBuilder();
        DataSet users = model.DataSet("users", Popularity.Uniform(7));
        RateLimiter limiter = model.Limiter("limiter");
        (limiter.PerSecond, limiter.Burst) = (0.001, 10);
        model.Regular(model.Program("request").Limit(limiter, users), 100);
        model.Run(5).Program("request").Done.ShouldBe(70);
    }

    // Token bucket and leaky bucket are M/D/1/K for Poisson arrivals. M/D/1/1 turns away ρ/(1+ρ).
    [Fact]
    public void TokenBucket_OneTokenPoissonArrivals_TurnsAwayAsMD11()
    {
        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                RateLimiter limiter = model.Limiter("limiter");
                limiter.PerSecond = 1;
                model.Poisson(model.Program("request").Limit(limiter), 1.5);
                ProgramResult request = model.Run(20_000, 10, seed).Program("request");
                request.FailedBy[(int)FailureCause.Limited].ShouldBe(request.Failed);
                return (double)request.Failed / request.Arrived;
            },
            1.5 / 2.5);
    }

    // An answer is not asked for again.
    [Fact]
    public void Call_Limited_IsNotTriedAgain()
    {
        var model = new ModelBuilder();
        RateLimiter limiter = model.Limiter("limiter");
        limiter.PerSecond = 1e-3;
        ProgramBuilder callee = model.Program("callee").Limit(limiter);
        model.Trace(model.Program("request").Call(callee, new CallOptions { Attempts = 5 }), [0, 1, 2]);
        RunResult result = model.Run();
        (result.Program("callee").Arrived, result.Program("request").FailedBy[(int)FailureCause.Limited]).ShouldBe((3, 2));
    }

    [Fact]
    public void Build_WindowThatLetsNobodyPass_Throws()
    {
        var model = new ModelBuilder();
        Window(model.Limiter("limiter"), LimitAlgorithm.FixedWindow, 0.1, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => model.Build());
    }

    private static void Window(RateLimiter limiter, LimitAlgorithm algorithm, double count, double seconds) =>
        (limiter.Algorithm, limiter.PerSecond, limiter.WindowSeconds) = (algorithm, count / seconds, seconds);

    private static double[] Every(double gap, double until) => [.. Enumerable.Range(0, (int)(until / gap)).Select(i => i * gap)];

    private static long Passed(Action<RateLimiter> set, double[] times) => Run(set, times).Program("request").Done;

    private static RunResult Run(Action<RateLimiter> set, double[] times)
    {
        var model = new ModelBuilder();
        RateLimiter limiter = model.Limiter("limiter");
        set(limiter);
        model.Trace(model.Program("request").Limit(limiter), times);
        return model.Run();
    }
}
