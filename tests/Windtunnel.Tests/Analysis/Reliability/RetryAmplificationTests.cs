using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Reliability;

public sealed class RetryAmplificationTests
{
    // SRE book, ch. 22: three layers of four tries each are 64 calls.
    [Fact]
    public void MaxCalls_ThreeLayersOfFour_IsSixtyFour() => RetryAmplification.MaxCalls(4, 3).ShouldBe(64);

    // One try, and a second for every tenth: 1.1; three tries 1.11.
    [Fact]
    public void MeanTries_TenPercentFail_IsTheGeometricSum() => RetryAmplification.MeanTries(0.1, 3).ShouldBe(1.11, 1e-12);

    [Fact]
    public void MeanCalls_AnyFailure_LiesBetweenOneAndTheMost() =>
        Property.Holds(Property.Unit, Property.Count(1, 6), Property.Count(0, 4), (failure, tries, layers) =>
            RetryAmplification.MeanCalls(failure, tries, layers).ShouldBeInRange(1, RetryAmplification.MaxCalls(tries, layers) * (1 + 1e-12)));

    [Fact]
    public void MeanCalls_EverythingFails_IsTheMost() => RetryAmplification.MeanCalls(1, 3, 2).ShouldBe(9);
}
