using Windtunnel.Simulation;

namespace Windtunnel.Tests.Simulation;

/// <summary>Runs not much longer than a request: of the late arrivals only the quick are done, which must not pass for the mean.</summary>
public sealed class ShortRunTests
{
    [Fact]
    public void Run_AsLongAsFiveRequests_MeanIsNotTooLow()
    {
        const string Body = """
            workload: { work: { rate: 2k/s, peak: 1 x } }
            components: { net: { kind: network, latency: exp 2 s } }
            flows: { work: [net] }
            """;
        Sample.Run(Body, new SimulationOptions { MeasureSeconds = 10, Replications = 20 }).Flow().Mean.ShouldAgreeWith(2);
    }
}
