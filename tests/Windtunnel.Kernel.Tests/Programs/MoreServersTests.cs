using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Kiefer and Wolfowitz 1955: with one more server the work before each request is no more, whatever arrives and however long it takes.</summary>
public sealed class MoreServersTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_OneMoreServer_MakesNoFlowSlower(ulong seed)
    {
        RunResult fewer = Station(seed, 0);
        RunResult more = Station(seed, 1);
        for (int i = 0; i < fewer.Programs.Count; i++)
        {
            more.Programs[i].Done.ShouldBe(fewer.Programs[i].Done, "the same arrivals, all served");
            more.Programs[i].Latency.Mean.ShouldBeLessThanOrEqualTo(fewer.Programs[i].Latency.Mean);
            more.Programs[i].Latency.Max.ShouldBeLessThanOrEqualTo(fewer.Programs[i].Latency.Max);
        }
    }

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 50).Select(i => (ulong)i)];

    // One to three streams of any law, 70 to 110 % of the servers busy, until all are served.
    private static RunResult Station(ulong seed, int more)
    {
        var chance = new RandomStream(seed, 1);
        var model = new ModelBuilder();
        int cores = 1 + chance.NextIndex(4);
        Group station = model.Group("station", cores + more);
        int flows = 1 + chance.NextIndex(3);
        for (int i = 0; i < flows; i++)
        {
            Law law = chance.NextIndex(4) switch
            {
                0 => Law.Constant(1),
                1 => Law.Uniform(0, 2),
                2 => Law.LogNormal(-0.5, 1),
                _ => Law.Exponential(1),
            };
            double rate = cores * (0.7 + 0.4 * chance.NextUniform()) / flows;
            model.Poisson(model.Program($"flow {i}").Visit(station, law), rate).RequestsMax = 1_000;
        }

        return model.Run(seed: seed);
    }
}
