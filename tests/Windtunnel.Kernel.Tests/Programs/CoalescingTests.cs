using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>One key that expires, asked for by a Poisson stream: a renewal process whose cycle begins with the first miss after an expiry.</summary>
public sealed class CoalescingTests
{
    private const double Rate = 20;
    private const double FetchSeconds = 0.25;
    private const double TimeToLive = 1;

    // Cycle: a wait of 1/λ for the first miss, its fetch, one time to live; every request that comes during the fetch shares it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Coalesced_OneKey_IsFetchedOncePerCycle(bool isConstant)
    {
        const double Cycle = (1 / Rate) + FetchSeconds + TimeToLive;
        Runs.ShouldAgree(seed => FetchesPerSecond(Run(seed, isCoalesced: true, isConstant)), 1 / Cycle);
        Runs.ShouldAgree(seed => Run(seed, isCoalesced: true, isConstant).Caches[0].HitRatio, TimeToLive / Cycle, 0.02);
    }

    // Without it each of the λF requests that come during the fetch fetches too, and what the last of them stores expires last.
    [Fact]
    public void NotCoalesced_OneKey_IsFetchedByEverybodyWhoMissesIt()
    {
        double cycle = (2 * FetchSeconds) + TimeToLive + (Math.Exp(-Rate * FetchSeconds) / Rate);
        Runs.ShouldAgree(seed => FetchesPerSecond(Run(seed, isCoalesced: false)), (1 + (Rate * FetchSeconds)) / cycle, 0.02);
    }

    // Whoever shares a constant fetch came at any moment of it; the first missed at its beginning.
    [Fact]
    public void Coalesced_WhoShares_WaitsForTheRestOfTheFetch() => Runs.ShouldAgree(
        seed =>
        {
            RunResult run = Run(seed, isCoalesced: true);
            StepResult get = run.Steps.First(s => s.Kind == "CacheGet");
            return get.WaitSum * 1e-9 / run.Caches[0].Shared;
        },
        FetchSeconds / 2);

    [Fact]
    public void Coalesced_FetchFails_FailsAllWhoWaitForIt()
    {
        var model = new ModelBuilder();
        Cache cache = Add(model);
        model.Trace(model.Program("get").CacheGet(cache, p => p.Delay(1).Fail(FailureCause.Error), isCoalesced: true), [0, 0.2, 0.4, 1.5]);
        RunResult run = model.Run();
        run.Programs[0].Failed.ShouldBe(4);
        run.Programs[0].FailedBy[(int)FailureCause.Error].ShouldBe(4);
        run.Caches[0].Shared.ShouldBe(2);
        run.Now.ShouldBe(2_500_000_000);
    }

    [Fact]
    public void Coalesced_WhoWaitsIsKilled_LeavesTheOthersAlone()
    {
        var model = new ModelBuilder();
        Cache cache = Add(model);
        Group web = model.Group("web");
        (web.Instances, web.Concurrency) = (2, 10);
        model.Trace(model.Program("get").Enter(web).CacheGet(cache, p => p.Delay(1).CacheSet(cache), isCoalesced: true).Leave(), [0, 0.1, 0.2, 0.3]);
        model.At(0.5, TimelineAction.Kill(web));
        RunResult run = model.Run();

        // Taken in turn: the first instance has the fetch and one who waits for it, so those at the second fail with it and not at once.
        run.Programs[0].Failed.ShouldBe(4);
        run.Now.ShouldBe(1_000_000_000);
    }

    [Fact]
    public void Coalesced_AsksAgainWhileFetching_DoesNotWaitForItself()
    {
        var model = new ModelBuilder();
        Cache cache = Add(model);
        ProgramBuilder program = model.Program("get");
        program.CacheGet(cache, p => p.Call(p.Part(inner => inner.CacheGet(cache, q => q.Delay(1).CacheSet(cache), isCoalesced: true))), isCoalesced: true);
        model.Trace(program, [0, 0.5]);
        RunResult run = model.Run();
        run.Programs[0].Done.ShouldBe(2);
        run.Now.ShouldBe(1_000_000_000);
        run.Caches[0].Shared.ShouldBe(1);
    }

    private static double FetchesPerSecond(RunResult run) => (run.Caches[0].Misses - run.Caches[0].Shared) / ((run.Now - run.MeasuredFrom) * 1e-9);

    private static Cache Add(ModelBuilder model)
    {
        Cache cache = model.Add(Cache.Exact("cache", model.DataSet("keys", Popularity.Uniform(1)), 1, ttlSeconds: TimeToLive));
        cache.IsWarm = false;
        return cache;
    }

    private static RunResult Run(ulong seed, bool isCoalesced, bool isConstant = true)
    {
        var model = new ModelBuilder();
        Cache cache = Add(model);
        Law fetch = isConstant ? Law.Constant(FetchSeconds) : Law.Exponential(FetchSeconds);
        model.Poisson(model.Program("get").CacheGet(cache, p => p.Delay(fetch).CacheSet(cache), isCoalesced: isCoalesced), Rate);
        return model.Run(until: 8_010, resetAt: 10, seed: seed);
    }
}
