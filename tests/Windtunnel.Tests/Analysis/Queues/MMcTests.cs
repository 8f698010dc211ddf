using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class MMcTests
{
    // Known answers, recomputed independently: Erlang C at ρ = 2/3 and at ρ = 0.99.
    [Theory]
    [InlineData(2, 1, 3, 1.444444, 1e-6)]
    [InlineData(0.66, 6, 4, 152.686, 1e-3)]
    public void MeanResponse_PublishedCase_Matches(double arrivals, double serviceTime, int servers, double expected, double tolerance) =>
        MMc.MeanResponse(arrivals, serviceTime, servers).ShouldBe(expected, tolerance);

    // H6: PDQ's bookstore.c, a checkout with four cashiers: 40 customers an hour, four minutes each; minutes.
    [Fact]
    public void MeanWait_Bookstore_Matches() => MMc.MeanWait(40 / 60.0, 4, 4).ShouldBe(1.1353, 5e-5);

    [Fact]
    public void EveryFigure_OneServer_IsMM1() =>
        Property.Holds(Property.Between(0, 0.999), Property.Between(0, 0.9999), (load, percentile) =>
        {
            MMc.MeanWait(load / 2, 2, 1).ShouldAgreeWith(MM1.MeanWait(load / 2, 2));
            MMc.MeanResponse(load / 2, 2, 1).ShouldAgreeWith(MM1.MeanResponse(load / 2, 2));
            MMc.MeanNumber(load / 2, 2, 1).ShouldAgreeWith(MM1.MeanNumber(load / 2, 2));
            MMc.WaitPercentile(load / 2, 2, 1, percentile).ShouldBe(MM1.WaitPercentile(load / 2, 2, percentile), 1e-9);
            MMc.ResponsePercentile(load / 2, 2, 1, percentile)
                .ShouldAgreeWith(MM1.ResponsePercentile(load / 2, 2, percentile), 1e-7);
        });

    // The tail integrates to the mean, whatever the relation between service rate and drain rate (c = 2, λ = μ makes them equal).
    [Theory]
    [InlineData(1.0, 2)]
    [InlineData(1.0000001, 2)]
    [InlineData(0.3, 2)]
    [InlineData(9.5, 10)]
    [InlineData(9, 10)]
    public void ResponseTail_Integrated_IsTheMean(double arrivals, int servers)
    {
        const double step = 0.001;
        var sum = 0.5;
        for (var t = step; t < 200; t += step) sum += MMc.ResponseTail(arrivals, 1, servers, t);
        (sum * step).ShouldAgreeWith(MMc.MeanResponse(arrivals, 1, servers), 1e-6);
    }

    [Fact]
    public void ResponsePercentile_AnyLoad_IsWhereTheTailIsOneMinusIt() =>
        Property.Holds(Property.Between(0.01, 0.99), Property.Count(1, 50), Property.Between(0.01, 0.999), (load, servers, percentile) =>
        {
            var time = MMc.ResponsePercentile(load * servers, 1, servers, percentile);
            MMc.ResponseTail(load * servers, 1, servers, time).ShouldAgreeWith(1 - percentile, 1e-6);
        });

    [Fact]
    public void MeanWait_MoreServersOfTheSameLoad_FallsAndRisesWithLoad() =>
        Property.Holds(Property.Between(0.01, 0.98), Property.Count(1, 100), (load, servers) =>
        {
            var wait = MMc.MeanWait(load * servers, 1, servers);
            MMc.MeanWait(load * (servers + 1), 1, servers + 1).ShouldBeLessThan(wait);
            MMc.MeanWait((load + 0.01) * servers, 1, servers).ShouldBeGreaterThan(wait);
        });

    [Fact]
    public void EveryTime_Overload_IsInfinite()
    {
        MMc.MeanWait(4, 1, 4).ShouldBe(double.PositiveInfinity);
        MMc.MeanResponse(5, 1, 4).ShouldBe(double.PositiveInfinity);
        MMc.WaitPercentile(5, 1, 4, 0.5).ShouldBe(double.PositiveInfinity);
        MMc.ResponsePercentile(5, 1, 4, 0.5).ShouldBe(double.PositiveInfinity);
        MMc.ResponseTail(5, 1, 4, 3).ShouldBe(1);
    }
}
