using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class BacklogTests
{
    // The news feed: 4,630 posts a second that nobody reads for ten minutes.
    [Fact]
    public void Messages_NewsFeedStoppedForTenMinutes_AreAsPublished() => Backlog.Messages(4_630, 600).ShouldBe(2_778_000);

    [Theory]
    [InlineData(2_778_000, 4_630, 9_260, 600)]
    [InlineData(2_000, 100, 200, 20)]
    [InlineData(1, 100, 100, double.PositiveInfinity)]
    [InlineData(0, 100, 100, 0)]
    public void DrainSeconds_Known_IsTheArithmetic(double messages, double arrivals, double capacity, double seconds) =>
        Backlog.DrainSeconds(messages, arrivals, capacity).ShouldBe(seconds);

    [Theory]
    [InlineData(0, 5, 1, 0)]
    [InlineData(0.5, 3, 1.75, 0.125)]
    [InlineData(1, 4, 4, 1)]
    [InlineData(0.1, 2, 1.1, 0.01)]
    public void Deliveries_Known_AreGeometric(double failure, int most, double mean, double dead)
    {
        Deliveries.Mean(failure, most).ShouldBe(mean, 1e-12);
        Deliveries.DeadLetters(failure, most).ShouldBe(dead, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => Deliveries.Mean(1.1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Deliveries.Mean(0.1, 0));
    }
}
