using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class JobTests
{
    [Fact]
    public void Collect_RegularEvents_WorksForThoseSinceTheRunBefore()
    {
        // Events end at 0.15, 0.25 …: 99 before 10 s, then 100 in each 10 s. A run takes 10 ms for each.
        RunResult result = Job(j => j.DelayItems(Law.Constant(0.01)), waiting: 0, runs: 4).Run();
        result.Program("job").Done.ShouldBe(4);
        result.Program("job").MeanSeconds().ShouldBe((0.99 + 1 + 1 + 1) / 4, 1e-9);

        // Each is as old as what has gathered since the run before began: ten seconds, and what it takes itself.
        (result.Program("job").Freshness!.Mean / 1e9).ShouldBe((10.99 + 11 + 11 + 11) / 4, 1e-6);
    }

    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(int.MaxValue, 4, 0)]
    public void BeginRun_RunsOverlap_TheNextIsSkippedOrWaits(int waiting, int done, int skipped)
    {
        // Starts at 10, 20, 30, 40 s; each run takes 15 s.
        RunResult result = Job(j => j.Delay(15), waiting, runs: 4).Run();
        (result.Program("job").Done, result.Program("job").FailedBy[(int)FailureCause.Skipped]).ShouldBe((done, skipped));
    }

    [Fact]
    public void Collect_RunWasSkipped_TheNextWorksForBoth()
    {
        RunResult result = Job(j => j.Delay(15).DelayItems(Law.Constant(0.01)), waiting: 0, runs: 3).Run();
        (result.Program("job").MeanSeconds() * 2).ShouldBe(15.99 + 17, 1e-9);
        (result.Program("job").Freshness!.Mean / 1e9).ShouldBe((10 + 15.99 + 20 + 17) / 2, 0.01);
    }

    [Fact]
    public void Collect_RunFails_TheNextWorksForThoseToo()
    {
        ModelBuilder model = Job(j => j.Visit(_store!, Law.Constant(1)).DelayItems(Law.Constant(0.01)), waiting: 0, runs: 2);
        model.During(0, 15, TimelineAction.Errors(_store!, 1));
        RunResult result = model.Run();
        (result.Program("job").Done, result.Program("job").Failed).ShouldBe((1, 1));
        result.Program("job").MeanSeconds().ShouldBe(1 + 1.99, 1e-9);
        (result.Program("job").Freshness!.Mean / 1e9).ShouldBe(20 + 1 + 1.99, 0.01);
    }

    [Fact]
    public void Collect_NothingHasGathered_NothingIsDoneForIt()
    {
        var model = new ModelBuilder();
        ProgramBuilder never = model.Program("event");
        ProgramBuilder job = model.Program("job").Collect(never);
        job.Delay(1).DelayItems(Law.Constant(1)).RepeatItems(b => b.Delay(1)).EachItem(job.Part(p => p.Delay(1)));
        model.Regular(job, 0.1).RequestsMax = 3;
        model.Run().Program("job").MeanSeconds().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Collect_PoissonEvents_MeansAreWhatComesInAPeriod()
    {
        // 20/s for 10 s are 200 a run, at 5 ms each after 1 s; the result before has then become a period and a run old.
        Runs.ShouldAgree(seed => Poisson(seed).Program("job").MeanSeconds(), 1 + (200 * 0.005));
        Runs.ShouldAgree(seed => Poisson(seed).Program("job").Freshness!.Mean / 1e9, 10 + 1 + (200 * 0.005));

        static RunResult Poisson(ulong seed)
        {
            var model = new ModelBuilder();
            ProgramBuilder one = model.Program("event").Delay(Law.Exponential(0.5));
            model.Poisson(one, 20);
            model.Regular(model.Program("job").Collect(one).Delay(1).DelayItems(Law.Constant(0.005)), 0.1);
            return model.Run(5_000, seed: seed);
        }
    }

    private Group? _store;

    private ModelBuilder Job(Action<ProgramBuilder> work, int waiting, long runs)
    {
        var model = new ModelBuilder();
        _store = model.Group("store");
        ProgramBuilder one = model.Program("event").Delay(0.05);
        model.Regular(one, 10).RequestsMax = 1_000;
        Group slot = model.Group("runs");
        (slot.Concurrency, slot.AdmissionQueueMax) = (1, waiting);
        ProgramBuilder job = model.Program("job").BeginRun(slot).Collect(one);
        work(job);
        model.Regular(job, 0.1).RequestsMax = runs;
        return model;
    }
}
