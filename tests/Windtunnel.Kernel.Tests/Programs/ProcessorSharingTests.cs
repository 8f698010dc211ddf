using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class ProcessorSharingTests
{
    // Three requests of 6 s arrive at 0, 1 and 2 s. The first is alone until 1 s, shares with one until 2 s and with two until it is done:
    // 1 + 1/2 + 4.5/1·3 s more. The rest follows from what each has got by then.
    [Fact]
    public void Visit_ThreeOverlap_EndsAtTheNanosecond()
    {
        RunResult result = Arrivals([0, 1, 2], cores: 1, Law.Constant(6)).Run();
        long[] latencies = [result.Program("request").Latency.Min, result.Program("request").Latency.Max];
        latencies.ShouldBe([15_500_000_000, 16_500_000_000]);
        result.Now.ShouldBe(18_000_000_000);
        result.Group("server").MeanBusy.ShouldBe(1, 1e-12);
        result.Group("server").QueueMax.ShouldBe(2);
    }

    [Fact]
    public void Visit_AsManyCoresAsRequests_NobodyIsSlowedDown()
    {
        RunResult result = Arrivals([0, 1, 2], cores: 3, Law.Constant(6)).Run();
        (result.Program("request").Latency.Min, result.Program("request").Latency.Max).ShouldBe((6_000_000_000, 6_000_000_000));
        result.Steps[0].WaitSum.ShouldBe(0);
    }

    // Three at two cores: each at 2/3 of a core from 0 on, so that 6 s take 9 s.
    [Fact]
    public void Visit_ThreeAtTwoCores_EachGetsTwoThirds()
    {
        RunResult result = Arrivals([0, 0, 0], cores: 2, Law.Constant(6)).Run();
        (result.Program("request").Latency.Min, result.Program("request").Latency.Max).ShouldBe((9_000_000_000, 9_000_000_000));
        result.Steps[0].WaitSum.ShouldBe(9_000_000_000);
        result.Group("server").MeanBusy.ShouldBe(2, 1e-9);
    }

    public static TheoryData<string> Services => ["constant", "exponential", "erlang", "scv 4", "two values"];

    // Kleinrock 1976, eq. 4.17: R = E[S]/(1−ρ), whatever the law of the service.
    [Theory]
    [MemberData(nameof(Services))]
    public void Visit_AnyService_MeanDependsOnItsMeanOnly(string name)
    {
        Law service = name switch
        {
            "constant" => Law.Constant(1),
            "exponential" => Law.Exponential(1),
            "erlang" => Law.Gamma(4, 0.25),
            "scv 4" => Law.HyperExponential([0.5, 0.5], [1 - Math.Sqrt(0.6), 1 + Math.Sqrt(0.6)]),
            _ => Law.Discrete([0.5, 5.5], [0.9, 0.1]),
        };
        Runs.ShouldAgree(seed => Shared(0.6, 1, service).Run(100_000, 1_000, seed).Program("request").MeanSeconds(), 2.5, 0.03);
    }

    // With exponential service the number present is that of M/M/c, whatever the discipline: Erlang C, 3 servers, a = 2.
    [Fact]
    public void Visit_ThreeCores_MatchesErlangC() =>
        Runs.ShouldAgree(seed => Shared(2, 3, Law.Exponential(1)).Run(40_000, 200, seed).Program("request").MeanSeconds(), 1.444444);

    // Conditional on its size a request takes x/(1−ρ): the 10 % of 5.5 s take 11 times as long as the 90 % of 0.5 s.
    [Fact]
    public void Visit_LongRequests_TakeLongerInProportion()
    {
        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                Group server = Server(model, 1);
                model.Poisson(model.Program("short").Visit(server, Law.Constant(0.5)), 0.54);
                model.Poisson(model.Program("long").Visit(server, Law.Constant(5.5)), 0.06);
                return model.Run(100_000, 1_000, seed).Program("long").MeanSeconds();
            },
            5.5 / 0.4,
            0.03);
    }

    [Fact]
    public void Visit_QueueFull_Rejects()
    {
        ModelBuilder model = new();
        Group server = Server(model, 2);
        server.QueueMax = 1;
        model.Trace(model.Program("request").Visit(server, Law.Constant(10)), [0, 1, 2, 3]);
        ProgramResult request = model.Run().Program("request");
        (request.Done, request.FailedBy[(int)FailureCause.Rejected]).ShouldBe((3, 1));
    }

    [Fact]
    public void Kill_SharedCores_FailsEverybodyAndWorksAgainAfterwards()
    {
        ModelBuilder model = Arrivals([0, 1, 5, 6], cores: 1, Law.Constant(2));
        Group server = model.Groups[0];
        model.During(1.5, 4, TimelineAction.Kill(server, 1));
        RunResult result = model.Run();
        (result.Program("request").Done, result.Program("request").FailedBy[(int)FailureCause.Unavailable]).ShouldBe((2, 2));
        result.Now.ShouldBe(9_000_000_000);
    }

    private static ModelBuilder Arrivals(double[] times, int cores, Law service)
    {
        var model = new ModelBuilder();
        Group server = Server(model, cores);
        model.Trace(model.Program("request").Visit(server, service), times);
        return model;
    }

    private static ModelBuilder Shared(double rate, int cores, Law service)
    {
        var model = new ModelBuilder();
        Group server = Server(model, cores);
        model.Poisson(model.Program("request").Visit(server, service), rate);
        return model;
    }

    private static Group Server(ModelBuilder model, int cores)
    {
        Group server = model.Group("server", cores);
        server.Discipline = QueueDiscipline.ProcessorSharing;
        return server;
    }
}
