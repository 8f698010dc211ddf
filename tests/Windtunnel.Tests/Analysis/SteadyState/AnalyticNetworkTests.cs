using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.SteadyState;

public sealed class AnalyticNetworkTests
{
    private const Discipline Fcfs = Discipline.FirstComeFirstServed;

    [Fact]
    public void Solve_OpenExponentialStations_IsExactJackson()
    {
        var solution = AnalyticNetwork.Solve(
            [Station("web", Fcfs, 4, 0.01), Station("db", Fcfs, 1, 0.002), Station("wire", Discipline.Delay, 1, 0.05)],
            [AnalyticClass.Open("get", [1, 2, 1], 200)]);
        solution.Values.Response[0].ShouldAgreeWith(MMc.MeanResponse(200, 0.01, 4) + 2 * MM1.MeanResponse(400, 0.002) + 0.05);
        solution.VisitResponse[1, 0].ShouldAgreeWith(MM1.MeanResponse(400, 0.002));
        solution.Values.Utilisation.ShouldBe([0.5, 0.8, 0], 1e-12);
        solution.Method.ShouldAllBe(m => m == AnalyticMethod.Exact);
        solution.ExpectedError.ShouldBe([0, 0, 0]);
        solution.Bottleneck.ShouldBe(1);
    }

    [Fact]
    public void Solve_OneServerOfAnyService_IsExactPollaczekKhinchine()
    {
        var solution = AnalyticNetwork.Solve([Station("db", Fcfs, 1, 1) with { ServiceScv = [4] }], [AnalyticClass.Open("get", [1], 0.5)]);
        solution.Values.Response[0].ShouldAgreeWith(MG1.MeanResponse(0.5, 1, 4));
        solution.Method[0].ShouldBe(AnalyticMethod.Exact);
    }

    // Two exponential classes of different length at one queue: E[S²] is the mixture's, and each class waits alike.
    [Fact]
    public void Solve_TwoServiceTimesAtOneQueue_WaitByTheMixture()
    {
        var solution = AnalyticNetwork.Solve(
            [new AnalyticStation("db", Fcfs, 1, [0.1, 1], [1, 1])],
            [AnalyticClass.Open("read", [1], 2), AnalyticClass.Open("write", [1], 0.3)]);
        var wait = (2 * 2 * 0.01 + 0.3 * 2) / 2 / (1 - 0.5);
        solution.Values.Response[0].ShouldAgreeWith(wait + 0.1);
        solution.Values.Response[1].ShouldAgreeWith(wait + 1);
    }

    [Fact]
    public void Solve_SeveralServersOfConstantService_SaysAllenCunneenAndWhy()
    {
        var solution = AnalyticNetwork.Solve([Station("web", Fcfs, 4, 1) with { ServiceScv = [0] }], [AnalyticClass.Open("get", [1], 3)]);
        solution.Values.Response[0].ShouldAgreeWith(1 + MMc.MeanWait(3, 1, 4) / 2);
        solution.Method[0].ShouldBe(AnalyticMethod.AllenCunneen);
        solution.ExpectedError[0].ShouldBeGreaterThan(0);
        solution.Reason[0].ShouldNotBeEmpty();
    }

    [Fact]
    public void Solve_SharingStation_IgnoresVariation() =>
        AnalyticNetwork.Solve([Station("cpu", Discipline.ProcessorSharing, 1, 1) with { ServiceScv = [9] }], [AnalyticClass.Open("get", [1], 0.75)])
            .Values.Response[0].ShouldAgreeWith(4);

    [Fact]
    public void Solve_BurstyArrivals_WaitLonger()
    {
        var solution = AnalyticNetwork.Solve([Station("db", Fcfs, 1, 1)], [AnalyticClass.Open("get", [1], 0.5, arrivalScv: 3)]);
        solution.Values.Response[0].ShouldAgreeWith(1 + 1 * (3 + 1) / 2.0);
        solution.Method[0].ShouldBe(AnalyticMethod.AllenCunneen);
    }

    [Fact]
    public void Solve_OverloadedStation_IsSaturatedAndInfinite()
    {
        var solution = AnalyticNetwork.Solve([Station("web", Fcfs, 2, 1), Station("db", Fcfs, 1, 0.1)], [AnalyticClass.Open("get", [1, 1], 2.6)]);
        solution.IsSaturated.ShouldBe([true, false]);
        solution.Values.Utilisation[0].ShouldBe(1.3, 1e-12);
        solution.Values.Response[0].ShouldBe(double.PositiveInfinity);
        solution.VisitResponse[1, 0].ShouldAgreeWith(MM1.MeanResponse(2.6, 0.1));
        solution.Bottleneck.ShouldBe(0);
    }

    // Lazowska et al. 1984, ch. 6, as visits and service times.
    [Fact]
    public void Solve_ClosedUsers_MatchesTheBook()
    {
        var solution = AnalyticNetwork.Solve(
            [Station("cpu", Fcfs, 1, 0.005), Station("disk1", Fcfs, 1, 0.030), Station("disk2", Fcfs, 1, 0.027)],
            [AnalyticClass.Closed("users", [121, 70, 50], 3, 15)]);
        solution.Values.Throughput[0].ShouldBe(0.151516, 5e-7);
        solution.Values.Response[0].ShouldBe(4.79982, 5e-6);
        solution.VisitResponse[0, 0].ShouldBe(solution.Values.Residence[0, 0] / 121);
        solution.Method.ShouldAllBe(m => m == AnalyticMethod.Exact);
    }

    [Fact]
    public void Solve_ClosedSeveralServers_IsExactByConvolution()
    {
        var solution = AnalyticNetwork.Solve([new AnalyticStation("web", Fcfs, 2, [1, 1], [1, 1])],
            [AnalyticClass.Closed("a", [1], 5, 6), AnalyticClass.Closed("b", [20], 2, 3)]);
        solution.Values.Number[0, 0].ShouldBe(1.1753, 5e-5);
        solution.Values.Number[0, 1].ShouldBe(1.8083, 5e-5);
        solution.Method[0].ShouldBe(AnalyticMethod.Exact);
    }

    [Fact]
    public void Solve_ManyUsersOfManyClasses_SaysApproximate()
    {
        var solution = AnalyticNetwork.Solve([new AnalyticStation("web", Discipline.ProcessorSharing, 4, [1, 1, 1], [1, 1, 1])],
            [.. Enumerable.Range(0, 3).Select(k => AnalyticClass.Closed($"c{k}", [1], 5000, 1000))]);
        solution.Method[0].ShouldBe(AnalyticMethod.ApproximateMva);
        solution.ExpectedError[0].ShouldBe(0.14);
        solution.Values.Throughput.Sum().ShouldAgreeWith(4, 1e-3);
    }

    // One server shared by open and closed requests, all exponential with mean 1: the chain of (open present, closed present) is the referee.
    [Fact]
    public void Solve_OpenAndClosedAtOneServer_MatchesTheMarkovChain()
    {
        const int users = 4, most = 120;
        const double arrivals = 0.4, think = 5;
        var chain = new MarkovChain((most + 1) * (users + 1));
        for (var o = 0; o <= most; o++)
        {
            for (var c = 0; c <= users; c++)
            {
                var state = o * (users + 1) + c;
                if (o < most) chain.Add(state, state + users + 1, arrivals);
                if (c < users) chain.Add(state, state + 1, (users - c) / think);
                if (o > 0) chain.Add(state, state - users - 1, o / (double)(o + c));
                if (c > 0) chain.Add(state, state - 1, c / (double)(o + c));
            }
        }

        var shares = chain.Solve();
        double open = 0, closed = 0;
        for (var s = 0; s < shares.Length; s++)
        {
            open += s / (users + 1) * shares[s];
            closed += s % (users + 1) * shares[s];
        }

        var solution = AnalyticNetwork.Solve([new AnalyticStation("cpu", Discipline.ProcessorSharing, 1, [1, 1], [1, 1])],
            [AnalyticClass.Open("open", [1], arrivals), AnalyticClass.Closed("closed", [1], users, think)]);
        solution.Values.Number[0, 0].ShouldAgreeWith(open, 1e-8);
        solution.Values.Number[0, 1].ShouldAgreeWith(closed, 1e-8);
        solution.Method[0].ShouldBe(AnalyticMethod.Exact);
    }

    [Fact]
    public void Solve_OpenOverloadsWhatClosedUsersNeed_StopsThem()
    {
        var solution = AnalyticNetwork.Solve([new AnalyticStation("cpu", Fcfs, 1, [1, 1], [1, 1])],
            [AnalyticClass.Open("open", [1], 2), AnalyticClass.Closed("closed", [1], 3, 5)]);
        solution.IsSaturated[0].ShouldBeTrue();
        solution.Values.Throughput[1].ShouldBe(0);
        solution.Values.Response.ShouldAllBe(r => double.IsPositiveInfinity(r));
    }

    // Several servers in a mixed network are approximate, and keep every user and Little's law all the same.
    [Fact]
    public void Solve_MixedSeveralServers_KeepsEveryUser() =>
        Property.Holds(Property.Between(0, 3.9), Property.Count(0, 40), Property.Between(0.1, 30), (arrivals, users, think) =>
        {
            var solution = AnalyticNetwork.Solve([new AnalyticStation("web", Fcfs, 4, [1, 0.5], [1, 2])],
                [AnalyticClass.Open("open", [1], arrivals), AnalyticClass.Closed("closed", [1], users, think)]);
            (solution.Values.Throughput[1] * think + solution.Values.Number[0, 1]).ShouldBe(users, 1e-6);
            solution.Values.Utilisation[0].ShouldBeLessThanOrEqualTo(1 + 1e-9);
        });

    [Fact]
    public void Solve_UnequalLists_AreRefused()
    {
        Should.Throw<ArgumentException>(() => AnalyticNetwork.Solve([Station("a", Fcfs, 1, 1)], [AnalyticClass.Open("x", [1, 1], 1)]));
        Should.Throw<ArgumentException>(() => AnalyticNetwork.Solve([Station("a", Fcfs, 1, 1)], []));
        Should.Throw<ArgumentOutOfRangeException>(() => AnalyticNetwork.Solve([Station("a", Fcfs, 0, 1)], [AnalyticClass.Open("x", [1], 1)]));
    }

    [Fact]
    public void Solve_NoTraffic_IsAllZero()
    {
        var solution = AnalyticNetwork.Solve([Station("a", Fcfs, 1, 0.2)], [AnalyticClass.Open("x", [1], 0)]);
        solution.Values.Response[0].ShouldBe(0.2, 1e-12);
        solution.Values.NumberAt(0).ShouldBe(0);
    }

    // What "no product form" costs in a closed network: one first-come-first-served server with two-phase service of SCV 4, by its Markov chain.
    // Measured: 14 %, 5.7 %, 27 % and 28 %; the formula is too short, because it does not see the variation.
    [Theory]
    [InlineData(3, 5)]
    [InlineData(10, 5)]
    [InlineData(10, 15)]
    [InlineData(30, 30)]
    public void Solve_ClosedTwoPhaseService_IsWithinTheStatedError(int users, double think)
    {
        var service = TwoPhase.Balanced(4);
        var chain = new MarkovChain(2 * users + 1);
        for (var n = 0; n <= users; n++)
        {
            for (var phase = 0; phase < (n == 0 ? 1 : 2); phase++)
            {
                var state = n == 0 ? 0 : 2 * n - 1 + phase;
                var arrive = (users - n) / think;
                if (n == 0)
                {
                    chain.Add(0, 1, arrive * service.Share);
                    chain.Add(0, 2, arrive * (1 - service.Share));
                    continue;
                }

                if (n < users) chain.Add(state, state + 2, arrive);
                var rate = phase == 0 ? service.Rate1 : service.Rate2;
                if (n == 1) chain.Add(state, 0, rate);
                else
                {
                    chain.Add(state, 2 * (n - 1) - 1, rate * service.Share);
                    chain.Add(state, 2 * (n - 1), rate * (1 - service.Share));
                }
            }
        }

        var shares = chain.Solve();
        var number = 0.0;
        for (var s = 1; s < shares.Length; s++) number += (s + 1) / 2 * shares[s];
        var exact = number / ((users - number) / think);
        var solution = AnalyticNetwork.Solve([Station("db", Fcfs, 1, 1) with { ServiceScv = [4] }], [AnalyticClass.Closed("x", [1], users, think)]);
        solution.Method[0].ShouldBe(AnalyticMethod.ApproximateMva);
        solution.Values.Response[0].ShouldAgreeWith(exact, solution.ExpectedError[0]);
    }

    private static AnalyticStation Station(string name, Discipline discipline, int servers, double serviceTime) =>
        new(name, discipline, servers, [serviceTime], [1]);
}
