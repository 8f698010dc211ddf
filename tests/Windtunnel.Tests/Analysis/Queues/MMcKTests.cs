using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class MMcKTests
{
    // Closed form of M/M/1/K: (1−ρ)ρ^K/(1−ρ^(K+1)), and 1/(K+1) at ρ = 1.
    [Theory]
    [InlineData(0.5, 3, 0.0666666666666667)]
    [InlineData(1, 4, 0.2)]
    [InlineData(2, 3, 0.533333333333333)]
    public void Blocking_OneServer_MatchesTheClosedForm(double load, int capacity, double expected) =>
        MMcK.Blocking(load, 1, 1, capacity).ShouldAgreeWith(expected, 1e-12);

    [Fact]
    public void Blocking_NoQueue_IsErlangB() =>
        Property.Holds(Property.Between(0, 3), Property.Count(1, 60), (load, servers) =>
            MMcK.Blocking(load * servers, 1, servers, servers).ShouldAgreeWith(ErlangB.Blocking(load * servers, servers), 1e-12));

    [Fact]
    public void EveryFigure_HugeQueueBelowSaturation_IsMMc() =>
        Property.Holds(Property.Between(0.05, 0.9), Property.Count(1, 20), (load, servers) =>
        {
            MMcK.MeanNumber(load * servers, 1, servers, 2000).ShouldAgreeWith(MMc.MeanNumber(load * servers, 1, servers));
            MMcK.MeanWait(load * servers, 1, servers, 2000).ShouldBe(MMc.MeanWait(load * servers, 1, servers), 1e-9);
        });

    // Equal probability of 0 … K at ρ = 1, so the mean is K/2.
    [Fact]
    public void MeanNumber_CriticalLoad_IsHalfTheCapacity() => MMcK.MeanNumber(1, 1, 1, 1000).ShouldAgreeWith(500, 1e-10);

    [Fact]
    public void Throughput_Overload_IsTheCapacityOfTheServers() => MMcK.Throughput(50, 1, 4, 100).ShouldAgreeWith(4, 1e-9);

    [Fact]
    public void MeanResponse_NoLoad_IsTheService() => MMcK.MeanResponse(0, 2, 1, 1).ShouldBe(2);
}
