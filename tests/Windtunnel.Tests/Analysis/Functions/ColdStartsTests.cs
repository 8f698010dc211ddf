using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Functions;

public sealed class ColdStartsTests
{
    // With one environment the gap before a request is memoryless, whatever the times.
    [Theory]
    [InlineData(0.1, 5, 0, 10)]
    [InlineData(2, 0.3, 1, 0.5)]
    public void Probability_OneSlot_IsThatOfALongGap(double arrivals, double held, double start, double keep) =>
        ColdStarts.Probability(arrivals, held, start, keep, 1).ShouldBe(Math.Exp(-arrivals * keep), 1e-4);

    // Two environments: found idle with probability 1/(1 + a), where e^(−λτ) holds; found with one at work, the passage from 1 to 2 over
    // a two-state chain that leaves 1 by λ to 2 and by μ to 0: its rates are the roots of θ² − (2λ + μ)·θ + λ².
    [Fact]
    public void Probability_TwoSlots_MatchesTheTwoStateChain()
    {
        const double Arrivals = 2, Service = 1, Keep = 0.7;
        var root = Math.Sqrt((Service * Service) + (4 * Arrivals * Service)) / 2;
        double slow = Arrivals + (Service / 2) - root, fast = Arrivals + (Service / 2) + root;
        var weight = (Arrivals - slow) / (fast - slow);
        var fromOne = (weight * Math.Exp(-fast * Keep)) + ((1 - weight) * Math.Exp(-slow * Keep));
        var cold = ((1 * Math.Exp(-Arrivals * Keep)) + (Arrivals / Service * fromOne)) / (1 + (Arrivals / Service));
        ColdStarts.Probability(Arrivals, 1 / Service, 0, Keep, 2).ShouldBe(cold, 1e-4);
    }

    [Theory]
    [InlineData(0, 1, 1, 10, 1, 1)]
    [InlineData(5, 1, 1, 0, 10, 1)]
    [InlineData(1000, 0.1, 0.5, 600, 1000, 0)]
    [InlineData(1e6, 1, 0, 600, 1000, 0)]
    public void Probability_Extremes_AreFinite(double arrivals, double held, double start, double keep, int limit, double cold) =>
        ColdStarts.Probability(arrivals, held, start, keep, limit).ShouldBe(cold, 0.001);

    [Fact]
    public void Probability_KeptLonger_IsLess() =>
        Enumerable.Range(1, 50).Select(k => ColdStarts.Probability(3, 1, 0.5, k, 100)).ShouldBeInOrder(SortDirection.Descending);
}
