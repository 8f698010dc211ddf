using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class PriorityMG1Tests
{
    // λ = 0.2 and 0.6, S = 1 exponential: residual 0.8, W1 = 0.8/0.8 = 1, W2 = 0.8/(0.8·0.2) = 5.
    [Fact]
    public void MeanWait_TwoClasses_MatchesCobham() =>
        PriorityMG1.MeanWait([0.2, 0.6], [1, 1], [1, 1]).ShouldBe([1, 5], 1e-12);

    // The urgent class does not see the other at all: M/M/1 with λ = 0.2 gives 1.25.
    [Fact]
    public void MeanResponsePreemptive_UrgentClass_IsAlone()
    {
        var response = PriorityMG1.MeanResponsePreemptive([0.2, 0.6], [1, 1], [1, 1]);
        response[0].ShouldBe(1.25, 1e-12);
        response[1].ShouldBe(1 / 0.8 + 0.8 / (0.8 * 0.2), 1e-12);
    }

    // Kleinrock's conservation law: Σ ρ·W does not depend on who goes first.
    [Fact]
    public void MeanWait_AnyTwoClasses_ConservesWork() =>
        Property.Holds(Property.Between(0.01, 0.45), Property.Between(0.01, 0.45), Property.Between(0, 5), (a, b, scv) =>
        {
            var first = PriorityMG1.MeanWait([a, b / 2], [1, 2], [scv, 1]);
            var second = PriorityMG1.MeanWait([b / 2, a], [2, 1], [1, scv]);
            (a * first[0] + b * first[1]).ShouldAgreeWith(a * second[1] + b * second[0]);
        });

    // A server that is never idle serves the remainder class all the time the urgent class leaves: residual 1, W1 = 1/(1−0.5).
    [Fact]
    public void MeanWait_LowClassOverloads_UrgentClassStillSettles() =>
        PriorityMG1.MeanWait([0.5, 5], [1, 1], [1, 1]).ShouldBe([2, double.PositiveInfinity]);
}
