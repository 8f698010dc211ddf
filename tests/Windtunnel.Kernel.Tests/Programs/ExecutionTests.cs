using System.Text.Json;
using System.Text.Json.Serialization;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class ExecutionTests
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    // Conservation, Little's law, causality and the count of slots are checked inside every run; a violation throws.
    [Fact]
    public void Run_RandomModels_KeepTheLaws()
    {
        int completed = 0;
        for (ulong seed = 1; seed <= 1_500; seed++)
        {
            RunResult result = Run(seed);
            completed += result.End == RunEnd.Completed ? 1 : 0;
            foreach (ProgramResult program in result.Programs)
            {
                (program.InFlightBefore + program.Arrived).ShouldBe(program.Done + program.Failed + program.InFlight, $"seed {seed}, {program.Name}");
                program.FailedBy.Sum().ShouldBe(program.Failed, $"seed {seed}, {program.Name}");
            }
        }

        // A model that only ever hits its bounds would prove little.
        completed.ShouldBeGreaterThan(1_200);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameMeasuresToTheBit()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            JsonSerializer.Serialize(Run(seed), WithNaN).ShouldBe(JsonSerializer.Serialize(Run(seed), WithNaN));
        }
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherMeasures()
    {
        Model model = QueueTheoryTests.Queue(0.5, 1, Law.Exponential(1)).Build();
        RunResult RunWith(ulong seed) =>
            new Execution(model, seed, new RunOptions { UntilSeconds = 100 }).Run(TestContext.Current.CancellationToken);
        RunWith(1).Programs[0].Latency.Sum.ShouldNotBe(RunWith(2).Programs[0].Latency.Sum);
    }

    // Service is drawn when it starts, in order of arrival, so the n-th to be served needs the same work in both.
    [Fact]
    public void Run_MoreServersUnderCommonRandomNumbers_NeverRaisesTheMean()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            double before = double.PositiveInfinity;
            for (int servers = 1; servers <= 5; servers++)
            {
                ModelBuilder model = QueueTheoryTests.Queue(0.95, servers, Law.HyperExponential([0.9, 0.1], [0.5, 5.5]));
                model.Sources[0].RequestsMax = 2_000;
                double mean = model.Run(seed: seed).Program("request").MeanSeconds();
                mean.ShouldBeLessThanOrEqualTo(before, $"seed {seed}, {servers} servers");
                before = mean;
            }
        }
    }

    [Fact]
    public void Run_StepAddedElsewhere_LeavesOtherDrawsAlone()
    {
        RunResult RunWith(bool hasOther)
        {
            ModelBuilder model = QueueTheoryTests.Queue(0.5, 1, Law.Exponential(1));
            if (hasOther)
            {
                model.Poisson(model.Program("other").Visit(model.Group("elsewhere", 1), Law.Exponential(0.5)), 1);
            }

            return model.Run(1_000);
        }

        RunWith(true).Program("request").Latency.Sum.ShouldBe(RunWith(false).Program("request").Latency.Sum);
    }

    [Fact]
    public void Run_ResetInTheMiddle_MeasuresOnlyTheRest()
    {
        ModelBuilder model = QueueTheoryTests.Queue(1, 1, Law.Constant(3));
        RunResult result = model.Run(200, 100);
        ProgramResult request = result.Program("request");
        result.MeasuredFrom.ShouldBe(100_000_000_000);
        request.Done.ShouldBeInRange(33, 34);
        request.Latency.Count.ShouldBe(request.Done);
        result.Group("server").Utilisation.ShouldBe(1, 1e-9);
        result.Group("server").MeanQueue.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Run_Windows_AddUpToTheWhole()
    {
        RunResult result = QueueTheoryTests.Queue(0.7, 1, Law.Exponential(1)).Run(1_000, window: 70);
        ProgramResult request = result.Program("request");
        (result.Windows, request.Windows.Count).ShouldBe((15, 15));
        request.Windows.Sum(w => w.Arrived).ShouldBe(request.Arrived);
        request.Windows.Sum(w => w.Done).ShouldBe(request.Done);
        double busy = 0;
        for (int i = 0; i < 15; i++)
        {
            busy += result.Groups[0].Windows.Span[i].Utilisation * (i < 14 ? 70 : 20);
        }

        (busy / 1_000).ShouldBe(result.Groups[0].Utilisation, 1e-9);
    }

    [Fact]
    public void Run_Traces_TellWhereTheTimeOfTheSlowWent()
    {
        var model = new ModelBuilder();
        ProgramBuilder inner = model.Program("inner").Visit(model.Group("store", 1), Law.Exponential(0.5));
        model.Poisson(model.Program("request").Delay(0.1).Call(inner), 1);
        RunResult result = new Execution(model.Build(), 1, new RunOptions { UntilSeconds = 20_000, TraceEvery = 3 })
            .Run(TestContext.Current.CancellationToken);
        ((double)result.Traces.Sum(b => b.Count)).ShouldBe(result.Program("request").Done / 3.0, 5);
        foreach (TraceBand band in result.Traces)
        {
            // One hop after the other, so that waits and times add up to the latency exactly.
            (band.Waits.Sum() + band.Times.Sum()).ShouldBe(band.LatencySum);
            band.SlowestLatency.ShouldBeInRange(band.Lowest, band.Highest);
            band.Slowest.Sum(h => h.Wait + h.Time).ShouldBe(band.SlowestLatency);
        }

        TraceBand slow = result.Traces.Last(b => b.Count > 20);
        int store = result.Steps.ToList().FindIndex(s => s.At == "store");
        ((double)slow.Waits[store] / slow.LatencySum).ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Run_AfterWarmUp_AllocatesNothing()
    {
        ModelBuilder model = WithEverything();
        model.Build();
        long Allocated(double until)
        {
            var execution = new Execution(model.Build(), 1, new RunOptions { UntilSeconds = until });
            long before = GC.GetAllocatedBytesForCurrentThread();
            execution.Run(TestContext.Current.CancellationToken).End.ShouldBe(RunEnd.Completed);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);
        // Ten times as long may grow a table once or twice when a rare peak comes by, but it must not cost per request.
        long requests = 200_000;
        (Allocated(220) - Allocated(20)).ShouldBeLessThan(requests / 4);
    }

    private static ModelBuilder WithEverything()
    {
        var model = new ModelBuilder();
        DataSet data = model.DataSet("data", Popularity.Zipf(1_000, 1));
        Group web = model.Group("web");
        (web.Instances, web.Cores, web.Concurrency) = (4, 4, 50);
        Group store = model.Group("store", 50);
        ProgramBuilder read = model.Program("read").Visit(store, Law.Exponential(1e-3));
        var retry = new CallOptions { Timeout = Law.Constant(5e-3), Attempts = 3, Backoff = Backoff.FullJitter(1e-3, 1e-2) };
        ProgramBuilder message = model.Program("message").Lock(data).Delay(1e-4).Unlock();
        model.Poisson(
            model.Program("request").Enter(web).Visit(web, Law.Exponential(1e-3)).Call(read, retry).Fork(1, read, read).Spawn(message).Leave(), 1_000);
        return model;
    }

    private static RunResult Run(ulong seed) => new Execution(
        new RandomModel(seed).Build(),
        seed,
        new RunOptions { UntilSeconds = 12, ResetAtSeconds = 2, WindowSeconds = 1, InFlightMax = 3_000, EventsMax = 200_000, TraceEvery = 7, TracesOpenMax = 4 })
        .Run(TestContext.Current.CancellationToken);
}
