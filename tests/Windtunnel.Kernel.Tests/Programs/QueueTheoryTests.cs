using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Programs against closed forms; each known value is given with its source.</summary>
public sealed class QueueTheoryTests
{
    [Fact]
    public void Visit_OneServer_MatchesMM1() =>
        Runs.ShouldAgree(seed => Queue(0.8, 1, Law.Exponential(1)).Run(60_000, 2_000, seed).Program("request").MeanSeconds(), 5.0, 0.03);

    [Fact]
    public void Visit_SixteenServers_MatchesErlangC() =>
        Runs.ShouldAgree(seed => WaitOf(Queue(14.4, 16, Law.Exponential(1)).Run(80_000, 200, seed)), 0.369590, 0.03);

    [Fact]
    public void Visit_ThreeServers_MatchesErlangC() =>
        Runs.ShouldAgree(seed => Queue(2, 3, Law.Exponential(1)).Run(30_000, 200, seed).Program("request").MeanSeconds(), 1.444444);

    // Pollaczek and Khinchine: Wq = λ E[S²] / 2(1−ρ).
    [Fact]
    public void Visit_ConstantService_MatchesPollaczekKhinchine() =>
        Runs.ShouldAgree(seed => Queue(0.5, 1, Law.Constant(1)).Run(60_000, 200, seed).Program("request").MeanSeconds(), 1.5);

    [Fact]
    public void Visit_HyperExponentialService_MatchesPollaczekKhinchine()
    {
        Law service = Law.HyperExponential([0.5, 0.5], [0.5, 1.5]);
        Runs.ShouldAgree(seed => Queue(0.5, 1, service).Run(150_000, 1_000, seed).Program("request").MeanSeconds(), 1 + 1.25, 0.02);
    }

    // M/M/1/K blocks with probability (1−ρ)ρ^K/(1−ρ^(K+1)); K counts the one in service.
    [Fact]
    public void Visit_BoundedQueue_BlocksAsMM1K()
    {
        Runs.ShouldAgree(
            seed =>
            {
                ModelBuilder model = Queue(0.8, 1, Law.Exponential(1), queueMax: 3);
                ProgramResult request = model.Run(100_000, 100, seed).Program("request");
                request.FailedBy[(int)FailureCause.Rejected].ShouldBe(request.Failed);
                return (double)request.Failed / request.Arrived;
            },
            0.2 * Math.Pow(0.8, 4) / (1 - Math.Pow(0.8, 5)));
    }

    // Erlang A with patience and service of mean 1 is M/M/∞ cut at c: the number present is Poisson, so P(abandon) = E[(N−c)⁺]/λ (Garnett, Mandelbaum and Reiman 2002).
    [Fact]
    public void Visit_ExponentialPatience_AbandonsAsErlangA()
    {
        const double Load = 10;
        const int Servers = 10;
        double abandoned = 0;
        double p = Math.Exp(-Load);
        for (int n = 1; n < 200; n++)
        {
            p *= Load / n;
            abandoned += Math.Max(0, n - Servers) * p / Load;
        }

        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                ProgramBuilder request = model.Program("request")
                    .Visit(model.Group("server", Servers), Law.Exponential(1), new VisitOptions { Patience = Law.Exponential(1) });
                model.Poisson(request, Load);
                ProgramResult result = model.Run(20_000, 50, seed).Program("request");
                result.FailedBy[(int)FailureCause.Timeout].ShouldBe(result.Failed);
                return (double)result.Failed / result.Arrived;
            },
            abandoned);
    }

    // E2/M/1: round robin sends every second arrival of a Poisson stream to each of two servers.
    [Fact]
    public void Visit_RoundRobinOverTwo_MatchesE2M1() => Runs.ShouldAgree(seed => Routed(RoutingPolicy.RoundRobin, seed), 0.5773503);

    [Fact]
    public void Visit_RandomOverTwo_MatchesMM1() => Runs.ShouldAgree(seed => Routed(RoutingPolicy.Random, seed), 1 / 1.5);

    // Mean field of the power of two choices at load 0.9 (Mitzenmacher 2001); with 500 servers it is within 1 %.
    [Fact]
    public void Visit_PowerOfTwoChoices_MatchesMeanField()
    {
        var model = new ModelBuilder();
        Group servers = model.Group("servers");
        (servers.Instances, servers.Routing) = (500, RoutingPolicy.PowerOfTwoChoices);
        model.Poisson(model.Program("request").Visit(servers, Law.Exponential(1)), 450);
        model.Run(2_500, 100).Program("request").MeanSeconds().ShouldBe(2.6141, 2.6141 * 0.015);
    }

    // Two parallel M/M/1 branches: R = (12−ρ)/8 · 1/(μ−λ) (Flatto and Hahn 1984).
    [Fact]
    public void Fork_TwoBranches_MatchesFlattoHahn()
    {
        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                ProgramBuilder a = model.Program("a").Visit(model.Group("a", 1), Law.Exponential(1));
                ProgramBuilder b = model.Program("b").Visit(model.Group("b", 1), Law.Exponential(1));
                ProgramBuilder request = model.Program("request").Fork(2, a, b);
                model.Poisson(request, 0.5);
                return model.Run(60_000, 200, seed).Program("request").MeanSeconds();
            },
            (12 - 0.5) / 8 * 2);
    }

    // Lazowska et al. 1984, chapter 6: 3 users, think time 15, demands 0.605, 2.1, 1.35.
    [Fact]
    public void Users_ThreeStations_MatchMeanValueAnalysis()
    {
        Runs.ShouldAgree(
            seed =>
            {
                var model = new ModelBuilder();
                ProgramBuilder task = model.Program("task")
                    .Visit(model.Group("cpu", 1), Law.Exponential(0.605))
                    .Visit(model.Group("disk 1", 1), Law.Exponential(2.1))
                    .Visit(model.Group("disk 2", 1), Law.Exponential(1.35));
                model.Users(task, 3, Law.Exponential(15));
                return model.Run(200_000, 500, seed).Program("task").Done / 199_500.0;
            },
            0.151516);
    }

    [Fact]
    public void Run_WebRequest_MatchesMeanAndPercentiles()
    {
        var model = new ModelBuilder();
        ProgramBuilder request = model.Program("request");
        Label reply = request.NewLabel();
        request
            .Delay(0.2e-3)
            .Visit(model.Group("web", 64), Law.Exponential(4e-3))
            .Delay(0.5e-3)
            .Branch(0.8, reply)
            .Visit(model.Group("store", 32), Law.Exponential(8e-3))
            .Mark(reply)
            .Delay(1e-3);
        model.Poisson(request, 10_000);
        ProgramResult result = model.Run(60, 1).Program("request");
        result.MeanSeconds().ShouldBe(7.30008e-3, 0.02e-3);
        (result.Latency.Percentile(50) / 1e6).ShouldBe(5.29, 0.03);
        (result.Latency.Percentile(99) / 1e6).ShouldBe(31.4, 0.3);
    }

    internal static ModelBuilder Queue(double rate, int servers, Law service, int queueMax = int.MaxValue)
    {
        var model = new ModelBuilder();
        Group group = model.Group("server", servers);
        group.QueueMax = queueMax;
        model.Poisson(model.Program("request").Visit(group, service), rate);
        return model;
    }

    private static double WaitOf(RunResult result) => result.Steps[0].WaitSum / 1e9 / result.Steps[0].Visits;

    private static double Routed(RoutingPolicy policy, ulong seed)
    {
        var model = new ModelBuilder();
        Group servers = model.Group("servers");
        (servers.Instances, servers.Routing) = (2, policy);
        model.Poisson(model.Program("request").Visit(servers, Law.Exponential(0.5)), 1);
        return model.Run(30_000, 100, seed).Program("request").MeanSeconds();
    }
}
