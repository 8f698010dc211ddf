using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

public sealed class PauseTests
{
    private const string Server = "components: { server: { kind: service, instances: 1, cores: 1, time: 1 ms, pauses: every 20 s for 1 s } }\nflows: { work: [server] }\n";

    // A user who waits sends nothing during a pause, so that a pause slows one request; of those who do not wait it slows all that come (coordinated omission).
    [Fact]
    public void Run_OneUserWhoWaits_SeesNothingOfPauses()
    {
        var open = Sample.RunLong("workload: { work: { rate: 100/s, peak: 1 x } }\n" + Server, 2_000).Flow().P99.Value;
        var closed = Sample.RunLong("workload: { work: { users: 1, think: 9 ms } }\n" + Server, 2_000).Flow().P99.Value;
        closed.ShouldBe(0.001, 0.0001);
        open.ShouldBeGreaterThan(100 * closed);
    }

    [Fact]
    public void Run_FewPauses_SaysSo() =>
        Sample.Run("workload: { work: { rate: 100/s, peak: 1 x } }\n" + Server, new SimulationOptions { MeasureSeconds = 20, Replications = 5 })
            .Notes.ShouldContain(n => n.StartsWith("About 5 pauses of server", StringComparison.Ordinal));

    // Two cores are free nine tenths of the time: each pause, 40 requests take them at once and wait.
    [Fact]
    public void Solve_CoresTakenDuringPauses_CountAsBusy()
    {
        const string Design = "workload: { work: { rate: 200/s, peak: 1 x } }\ncomponents: { server: { kind: service, instances: 1, cores: 2, time: exp 1 ms, pauses: every 2 s for 200 ms } }\nflows: { work: [server] }\n";
        var analytic = AnalyticPass.Solve(Sample.Read(Design), new SimulationOptions()).FindComponent("server")!.Utilisation;
        Sample.RunLong(Design, 1_000).Component("server").Utilisation.Value.ShouldBe(analytic, 0.01 * analytic);
    }

    // 20 s of work take 21: 95.2 % of a server are what pauses leave.
    [Fact]
    public void Solve_Pauses_TakeCapacity() =>
        AnalyticPass.Solve(Sample.Read("workload: { work: { rate: 500/s, peak: 1 x } }\n" + Server), new SimulationOptions()).FindComponent("server")!
            .OfferedLoad.ShouldBe(0.5 * 21 / 20, 1e-9);
}
