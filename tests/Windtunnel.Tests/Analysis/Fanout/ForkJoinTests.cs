using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Fanout;

public sealed class ForkJoinTests
{
    [Fact]
    public void MeanResponseOfTwo_HalfLoad_MatchesTheClosedForm() =>
        ForkJoin.MeanResponseOfTwo(0.5, 1).ShouldBe(11.5 / 8 * 2, 1e-12);

    // Without load it is the mean of the longer of two exponential times, 3/2.
    [Fact]
    public void MeanResponseOfTwo_NoLoad_IsTheLongerOfTwo() => ForkJoin.MeanResponseOfTwo(0, 1).ShouldBe(ForkJoin.LongestOf(2, 1), 1e-12);

    [Fact]
    public void ApproximateMeanResponse_TwoBranches_IsExact() =>
        Property.Holds(Property.Between(0, 0.99), load =>
            ForkJoin.ApproximateMeanResponse(2, load, 1).ShouldAgreeWith(ForkJoin.MeanResponseOfTwo(load, 1)));

    // Never faster than one branch, never slower than the longest of n independent M/M/1 responses.
    [Fact]
    public void ApproximateMeanResponse_AnyBranches_LiesBetweenItsBounds() =>
        Property.Holds(Property.Between(0, 0.95), Property.Count(2, 32), (load, branches) =>
        {
            var response = ForkJoin.ApproximateMeanResponse(branches, load, 1);
            response.ShouldBeGreaterThan(MM1.MeanResponse(load, 1));
            response.ShouldBeLessThanOrEqualTo(ForkJoin.LongestOf(branches, MM1.MeanResponse(load, 1)) * (1 + 1e-12));
        });

    [Fact]
    public void ApproximateMeanResponse_BeyondItsCheckedRange_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ForkJoin.ApproximateMeanResponse(33, 0.5, 1));

    [Fact]
    public void MeanResponse_Overload_IsInfinite() => ForkJoin.ApproximateMeanResponse(8, 1, 1).ShouldBe(double.PositiveInfinity);
}
