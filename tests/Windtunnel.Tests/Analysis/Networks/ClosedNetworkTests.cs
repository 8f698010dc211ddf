using FsCheck.Fluent;
using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Networks;

/// <summary>Published closed networks, and the two exact algorithms against each other.</summary>
public sealed class ClosedNetworkTests
{
    public static TheoryData<string, Func<ClosedNetwork, NetworkSolution>> ExactSolvers => new()
    {
        { nameof(MeanValueAnalysis), MeanValueAnalysis.Solve },
        { nameof(Convolution), Convolution.Solve },
    };

    // Lazowska, Zahorjan, Graham & Sevcik 1984, ch. 6: three users think 15 s; CPU and two disks.
    [Theory]
    [MemberData(nameof(ExactSolvers), DisableDiscoveryEnumeration = true)]
    public void Solve_Lazowska_MatchesTheBook(string name, Func<ClosedNetwork, NetworkSolution> solve)
    {
        var solution = solve(new ClosedNetwork([3], [15], new[,] { { 0.605 }, { 2.1 }, { 1.35 } }, [1, 1, 1]));
        solution.Throughput[0].ShouldBe(0.151516, 5e-7, name);
        solution.Response[0].ShouldBe(4.79982, 5e-6, name);
        solution.NumberAt(0).ShouldBe(0.09757, 5e-6, name);
        solution.NumberAt(1).ShouldBe(0.39466, 5e-6, name);
        solution.NumberAt(2).ShouldBe(0.23503, 5e-6, name);
    }

    // Chandy & Neuse 1982, Linearizer: eight users that think and one that does not, at one first-come-first-served server.
    [Theory]
    [MemberData(nameof(ExactSolvers), DisableDiscoveryEnumeration = true)]
    public void Solve_ChandyNeuse_MatchesThePaper(string name, Func<ClosedNetwork, NetworkSolution> solve)
    {
        var solution = solve(new ClosedNetwork([8, 1], [8, 0], new[,] { { 1.0, 1.0 } }, [1]));
        solution.Throughput[0].ShouldBe(0.653327, 5e-7, name);
        solution.Throughput[1].ShouldBe(0.346673, 5e-7, name);
        solution.Response[0].ShouldBe(4.2450, 5e-5, name);
        solution.Response[1].ShouldBe(2.885, 5e-4, name);
    }

    // Ten batch users and twenty-five interactive ones share a processor and a disk.
    [Theory]
    [MemberData(nameof(ExactSolvers), DisableDiscoveryEnumeration = true)]
    public void Solve_BatchAndInteractive_MatchesTheKnownThroughput(string name, Func<ClosedNetwork, NetworkSolution> solve)
    {
        var solution = solve(new ClosedNetwork([10, 25], [0, 30], new[,] { { 1.0, 0.1 }, { 0.09, 0.9 } }, [1, 1]));
        solution.Throughput[0].ShouldBe(0.926466, 5e-7, name);
        solution.Throughput[1].ShouldBe(0.735342, 5e-7, name);
    }

    // Two servers, two classes; class 2 visits the station v times between thoughts.
    [Theory]
    [InlineData(1, 0.8593, 0.5710)]
    [InlineData(2, 0.9352, 0.9105)]
    [InlineData(5, 1.0532, 1.3791)]
    [InlineData(11, 1.1347, 1.6714)]
    [InlineData(20, 1.1753, 1.8083)]
    public void Convolve_TwoServersTwoClasses_MatchesTheKnownNumbers(int visits, double first, double second)
    {
        var solution = Convolution.Solve(new ClosedNetwork([5, 2], [6, 3], new[,] { { 1.0, visits } }, [2]));
        solution.Number[0, 0].ShouldBe(first, 5e-5);
        solution.Number[0, 1].ShouldBe(second, 5e-5);
    }

    // PDQ's httpd.pl: five clients, a master and sixteen slaves that share 4.4 ms.
    [Fact]
    public void Solve_WebServer_MatchesPdq()
    {
        var demands = new double[17, 1];
        demands[0, 0] = 0.0109;
        for (var i = 1; i <= 16; i++) demands[i, 0] = 0.0044 / 16;
        MeanValueAnalysis.Solve(new ClosedNetwork([5], [0], demands, [.. Enumerable.Repeat(1, 17)]))
            .Throughput[0].ShouldBe(91.7335, 5e-5);
    }

    // PDQ's ebiz.pl: ten users, web, application and database server, and the dummy server its author calibrated with.
    [Fact]
    public void Solve_EBusiness_MatchesPdq() =>
        MeanValueAnalysis.Solve(new ClosedNetwork([10], [0], new[,] { { 0.0098 }, { 0.0025 }, { 0.00072 }, { 0.0098 } }, [1, 1, 1, 1]))
            .Throughput[0].ShouldBe(92.3945, 5e-5);

    // Machine repair (M/M/c//N): five machines, two repairmen, up 10, repair 2. The birth–death chain is summed here.
    [Fact]
    public void Convolve_MachineRepair_MatchesTheBirthDeathChain()
    {
        double weight = 1, sum = 1, down = 0;
        for (var k = 1; k <= 5; k++)
        {
            weight *= (5 - k + 1) / 10.0 * 2 / Math.Min(k, 2);
            sum += weight;
            down += k * weight;
        }

        Convolution.Solve(new ClosedNetwork([5], [10], new[,] { { 2.0 } }, [2])).NumberAt(0).ShouldAgreeWith(down / sum, 1e-12);
    }

    [Fact]
    public void Convolve_SingleServers_EqualsMeanValueAnalysis() =>
        Property.Holds(Property.Count(0, 12), Property.Count(1, 6), Networks(), (first, second, demands) =>
        {
            var network = new ClosedNetwork([first, second], [demands[0], demands[1]],
                new[,] { { demands[2], demands[3] }, { demands[4], demands[5] }, { 0.3, 0 } }, [1, 1, ClosedNetwork.Delay]);
            var exact = MeanValueAnalysis.Solve(network);
            var convolved = Convolution.Solve(network);
            for (var r = 0; r < 2; r++)
            {
                convolved.Throughput[r].ShouldAgreeWith(exact.Throughput[r]);
                if (network.Population[r] == 0) continue;
                for (var i = 0; i < 3; i++) convolved.Number[i, r].ShouldBe(exact.Number[i, r], 1e-8);
            }
        });

    [Fact]
    public void Solve_TwoClassesAlike_EqualOneClass() =>
        Property.Holds(Property.Count(1, 8), Property.Count(1, 8), Property.Count(1, 4), (first, second, servers) =>
        {
            var split = Convolution.Solve(new ClosedNetwork([first, second], [5, 5], new[,] { { 1.0, 1 }, { 0.5, 0.5 } }, [servers, 1]));
            var whole = Convolution.Solve(new ClosedNetwork([first + second], [5], new[,] { { 1.0 }, { 0.5 } }, [servers, 1]));
            split.Throughput.Sum().ShouldAgreeWith(whole.Throughput[0]);
            split.NumberAt(0).ShouldAgreeWith(whole.NumberAt(0));
        });

    // Asymptotic bounds (Lazowska et al. 1984, ch. 5) and Little's law over the whole cycle.
    [Fact]
    public void Convolve_AnyNetwork_KeepsTheBoundsAndEveryUser() =>
        Property.Holds(Property.Count(1, 60), Property.Count(1, 5), Networks(), (users, servers, demands) =>
        {
            var network = new ClosedNetwork([users], [demands[0] * 20], new[,] { { demands[2] }, { demands[3] } }, [servers, 1]);
            var solution = Convolution.Solve(network);
            var x = solution.Throughput[0];
            var total = network.ThinkTime[0] + demands[2] + demands[3];
            var bottleneck = Math.Max(demands[2] / servers, demands[3]);
            x.ShouldBeLessThanOrEqualTo(Math.Min(users / total, 1 / bottleneck) * (1 + 1e-9));
            x.ShouldBeGreaterThanOrEqualTo(users / (network.ThinkTime[0] + users * (demands[2] + demands[3])) * (1 - 1e-9));
            (x * network.ThinkTime[0] + solution.NumberAt(0) + solution.NumberAt(1)).ShouldAgreeWith(users);
        });

    // Where the textbook recursion with marginal probabilities yields negative ones: many users, almost no thought, several servers.
    [Fact]
    public void Convolve_DeepSaturation_StaysExact()
    {
        var solution = Convolution.Solve(new ClosedNetwork([1500], [1], new[,] { { 1.0 }, { 0.2 } }, [8, 2]));
        solution.Throughput[0].ShouldAgreeWith(8, 1e-9);
        solution.NumberAt(0).ShouldBe(1500 - 8 - solution.NumberAt(1), 1e-6);
        solution.NumberAt(1).ShouldAgreeWith(MMc.MeanNumber(8, 0.2, 2), 1e-9);
    }

    [Fact]
    public void Convolve_MoreServersThanUsers_IsADelay() =>
        Convolution.Solve(new ClosedNetwork([7], [3], new[,] { { 1.0 }, { 2.0 } }, [7, 100])).Throughput[0].ShouldAgreeWith(7 / 6.0, 1e-12);

    [Fact]
    public void ClosedNetwork_UsersThatDoNothing_IsRefused() =>
        Should.Throw<ArgumentException>(() => new ClosedNetwork([1], [0], new[,] { { 0.0 } }, [1]));

    [Fact]
    public void ClosedNetwork_UnequalArrays_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new ClosedNetwork([1], [0, 1], new[,] { { 1.0 } }, [1]));
        Should.Throw<ArgumentException>(() => new ClosedNetwork([1], [0], new[,] { { 1.0 } }, [1, 1]));
        Should.Throw<ArgumentOutOfRangeException>(() => new ClosedNetwork([1], [0], new[,] { { double.NaN } }, [1]));
    }

    private static FsCheck.Gen<double[]> Networks() => Property.Between(0.01, 3).ArrayOf(6);
}
