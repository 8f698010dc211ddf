using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class MD1KTests
{
    // Nobody waits: Erlang B of one server, ρ/(1+ρ), whatever the service.
    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4)]
    public void Blocking_RoomForOne_IsErlangB(double load) => MD1K.Blocking(load, 1, 1).ShouldBe(load / (1 + load), 1e-12);

    // Two places: departures leave 0 with e^−ρ and 1 otherwise, so B = 1 − 1/(e^−ρ + ρ).
    [Fact]
    public void Blocking_RoomForTwo_MatchesTheChainByHand() => MD1K.Blocking(0.8, 1, 2).ShouldBe(1 - 1 / (Math.Exp(-0.8) + 0.8), 1e-12);

    // Much room: M/D/1 below capacity, what exceeds it above.
    [Fact]
    public void Blocking_MuchRoom_IsTheExcess()
    {
        MD1K.Blocking(0.9, 1, 500).ShouldBeLessThan(1e-12);
        MD1K.Blocking(1.25, 1, 1_000).ShouldBe(0.2, 1e-9);
        MD1K.Blocking(1.25, 1, 5_000).ShouldBe(0.2, 1e-12);
        MD1K.MeanWait(0.5, 1, 200).ShouldBe(0.5, 1e-9);
    }
}
