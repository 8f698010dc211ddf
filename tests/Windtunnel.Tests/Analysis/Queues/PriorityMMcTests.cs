using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class PriorityMMcTests
{
    // One server is M/M/1 by Cobham: W1 = 1, W2 = 5.
    [Fact]
    public void MeanWait_OneServer_MatchesCobham() => PriorityMMc.MeanWait([0.2, 0.6], 1, 1).ShouldBe([1, 5], 1e-12);

    // Erlang C for 3 servers at a = 2 is 4/9: W1 = (4/9)/3 / (2/3), W2 = that / (1/3).
    [Fact]
    public void MeanWait_ThreeServers_MatchesKellaYechiali() => PriorityMMc.MeanWait([1, 1], 1, 3).ShouldBe([2.0 / 9, 2.0 / 3], 1e-12);

    [Fact]
    public void MeanResponsePreemptive_OneServer_MatchesThatOfMG1() =>
        PriorityMMc.MeanResponsePreemptive([0.2, 0.6], 1, 1).ShouldBe(PriorityMG1.MeanResponsePreemptive([0.2, 0.6], [1, 1], [1, 1]), 1e-12);

    // Whatever the order, the number present is that of M/M/c.
    [Fact]
    public void MeanResponsePreemptive_AllClasses_ConservesTheNumberPresent()
    {
        var responses = PriorityMMc.MeanResponsePreemptive([0.5, 1.5, 1], 1, 4);
        (0.5 * responses[0] + 1.5 * responses[1] + responses[2]).ShouldBe(MMc.MeanNumber(3, 1, 4), 1e-12);
        responses[0].ShouldBe(MMc.MeanResponse(0.5, 1, 4), 1e-12);
    }

    [Fact]
    public void MeanWait_LowClassOverloads_UrgentClassStillSettles()
    {
        var waits = PriorityMMc.MeanWait([1, 5], 1, 4);
        waits[0].ShouldBe(0.25 / 0.75, 1e-12);
        waits[1].ShouldBe(double.PositiveInfinity);
        double.IsFinite(PriorityMMc.MeanResponsePreemptive([1, 5], 1, 4)[0]).ShouldBeTrue();
    }
}
