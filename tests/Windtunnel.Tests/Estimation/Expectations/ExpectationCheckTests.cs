using Windtunnel.Estimation;
using Windtunnel.Language;

namespace Windtunnel.Tests.Estimation.Expectations;

public sealed class ExpectationCheckTests
{
    private const string Body = "workload: { ask: 86.4k/day }\ncomponents: { web: { kind: service } }\nflows: { ask: [web] }\nexpect: [{ figure: FIGURE, value: VALUE, tolerance: 1 %, source: me }]";

    [Theory]
    [InlineData("1/s", 0, true)]
    [InlineData("1.005/s", -0.004975, true)]
    [InlineData("2/s", -0.5, false)]
    public void Compare_Value_IsMetWithinTheTolerance(string value, double error, bool isMet)
    {
        var result = Sketch.Estimate(With("ask average rate", value)).Expectations.Single();
        result.Actual.ShouldBe(1, 1e-12);
        result.Error.ShouldBe(error, 1e-5);
        result.IsMet.ShouldBe(isMet);
    }

    [Fact]
    public void Check_UnknownFigure_SuggestsTheNearest()
    {
        var problem = Check(With("ask averge rate", "1/s"));
        problem.Code.ShouldBe(DiagnosticCode.BadExpectation);
        problem.Remedy.ShouldBe("Did you mean 'ask average rate'?");
    }

    [Fact]
    public void Check_OtherDimension_IsReported() => Check(With("ask average rate", "5 GB")).Message.ShouldContain("is a rate");

    private static Diagnostic Check(string body)
    {
        var design = Sketch.Read(body);
        var estimate = Estimator.Estimate(design);
        estimate.Expectations.Single().IsMet.ShouldBeFalse();
        return Estimator.Check(design, estimate).Single();
    }

    private static string With(string figure, string value) => Body.Replace("FIGURE", figure).Replace("VALUE", value);
}
