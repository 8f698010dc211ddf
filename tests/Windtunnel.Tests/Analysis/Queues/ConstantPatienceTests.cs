using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class ConstantPatienceTests
{
    // Barrer 1957 for one server: (1−ρ)ρ·e^−(1−ρ)μT / (1 − ρ²·e^−(1−ρ)μT).
    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.9, 5)]
    [InlineData(1.3, 4)]
    public void LossProbability_OneServer_IsBarrersFormula(double load, double patience)
    {
        var kept = Math.Exp(-(1 - load) * patience);
        ConstantPatience.LossProbability(load, 1, 1, patience).ShouldAgreeWith((1 - load) * load * kept / (1 - load * load * kept), 1e-12);
    }

    [Theory]
    [InlineData(0.6, 1)]
    [InlineData(5, 5)]
    public void LossProbability_NoPatience_IsErlangB(double arrivals, int servers) =>
        ConstantPatience.LossProbability(arrivals, 1, servers, 0).ShouldAgreeWith(ErlangB.Blocking(arrivals, servers), 1e-12);

    // Without end of patience a wait beyond t has probability C·e^−(cμ−λ)t, and so few leave that it stays so.
    [Fact]
    public void LossProbability_GreatPatience_IsTheShareThatWouldWaitLonger()
    {
        var longer = ErlangC.WaitProbability(2, 3) * Math.Exp(-20);

        // Who waits longer is lost, and adds nothing to the wait of others: a share of 1 − ρ of those of M/M/c.
        ConstantPatience.LossProbability(2, 1, 3, 20).ShouldAgreeWith(longer / 3, 1e-6);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(3.000001, 4)]
    public void LossProbability_AtCapacity_IsContinuous(double arrivals, double patience) =>
        ConstantPatience.LossProbability(arrivals, 1, 3, patience).ShouldAgreeWith(ConstantPatience.LossProbability(2.999999, 1, 3, patience), 1e-5);

    [Fact]
    public void LossProbability_FarBeyondCapacity_IsTheExcess() => ConstantPatience.LossProbability(2000, 1, 1000, 10).ShouldAgreeWith(0.5, 1e-9);
}
