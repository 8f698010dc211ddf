using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Networks;

public sealed class OpenNetworkTests
{
    private static readonly double[,] PassportRouting =
    {
        { 0, 0.3, 0.7, 0 },
        { 0, 0, 0.2, 0.8 },
        { 0, 0.1, 0, 0.9 },
        { 0, 0, 0, 0 },
    };

    // PDQ's passport.c (Gunther 1998, ch. 3) at 15 applicants an hour: four windows; some applicants are sent back and forth between the second and the third.
    [Fact]
    public void Solve_PassportOffice_MatchesPdq()
    {
        var visits = TrafficEquations.Visits([1, 0, 0, 0], PassportRouting);
        var demands = new[,] { { 20 * visits[0] }, { 600 * visits[1] }, { 300 * visits[2] }, { 60 * visits[3] } };
        OpenNetwork.Solve([15 / 3600.0], demands, [1, 1, 1, 1]).Response[0].ShouldBe(11738.18, 0.005);
    }

    [Fact]
    public void Visits_Feedback_IsGeometric() =>
        TrafficEquations.Visits([1], new[,] { { 0.75 } })[0].ShouldBe(4, 1e-12);

    [Fact]
    public void Visits_StationNeverLeft_IsRefused() =>
        Should.Throw<ArgumentException>(() => TrafficEquations.Visits([0.5, 0.5], new[,] { { 0, 1.0 }, { 1.0, 0 } }));

    [Fact]
    public void Visits_RowAboveOne_IsRefused() =>
        Should.Throw<ArgumentException>(() => TrafficEquations.Visits([1, 0], new[,] { { 0.6, 0.6 }, { 0, 0 } }));

    // Gross & Harris 1998: the checkout is an M/M/4 queue behind a browsing area where nobody waits.
    [Fact]
    public void Solve_Bookstore_AddsBrowsingAndCheckout()
    {
        var solution = OpenNetwork.Solve([40 / 60.0], new[,] { { 45.0 }, { 4.0 } }, [ClosedNetwork.Delay, 4]);
        solution.Residence[0, 0].ShouldBe(45);
        solution.Residence[1, 0].ShouldBe(4 + 1.1353, 5e-5);
        solution.NumberAt(0).ShouldBe(30, 1e-12);
    }

    [Fact]
    public void Solve_OverloadedStation_IsInfiniteOnlyForThoseWhoVisitIt()
    {
        var solution = OpenNetwork.Solve([2, 1], new[,] { { 1.0, 0 }, { 0.1, 0.2 } }, [1, 1]);
        solution.Response[0].ShouldBe(double.PositiveInfinity);
        solution.Response[1].ShouldBe(0.2 / 0.6, 1e-12);
        solution.Utilisation[0].ShouldBe(2);
    }

    // A class's share of a station's queue is its share of the load there, and Little's law holds at every station.
    [Fact]
    public void Solve_AnyTwoClasses_TogetherAreOneQueue() =>
        Property.Holds(Property.Between(0.01, 0.45), Property.Between(0.01, 0.45), Property.Count(1, 20), (first, second, servers) =>
        {
            var solution = OpenNetwork.Solve([first * servers, second * servers / 2], new[,] { { 1.0, 2.0 } }, [servers]);
            solution.NumberAt(0).ShouldAgreeWith(MMc.MeanNumber((first + second) * servers, 1, servers));
            (solution.Number[0, 0] / solution.Number[0, 1]).ShouldAgreeWith(first / second);
        });
}
