using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Tests.Verdicts.Explanations;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("redirect p99", 0.99)]
    [InlineData("  Redirect   P99.9 ", 0.999)]
    [InlineData("redirect mean", 0)]
    [InlineData("redirect median", 0.5)]
    [InlineData("redirect", 0.99)]
    public void Read_LatencyOfAFlow_IsUnderstood(string text, double share) =>
        Question.Read(text, Design(), Estimate()).ShouldBeOfType<Question.OfLatency>().Share.ShouldBe(share, 1e-12);

    [Fact]
    public void Read_FigureOfTheEstimate_IsUnderstood() => Question.Read("web cost", Design(), Estimate()).ShouldBeOfType<Question.OfFigure>().Figure.Name.ShouldBe("web cost");

    [Fact]
    public void Read_Component_IsUnderstood() => Question.Read("urls", Design(), Estimate()).ShouldBeOfType<Question.OfComponent>().Component.Name.ShouldBe("urls");

    [Fact]
    public void Read_Objective_IsUnderstoodBeforeTheFlowItNames() =>
        Question.Read("redirect p99 < 100 ms", Design(Fast), Estimate()).ShouldBeOfType<Question.OfSlo>().Slo.ShouldBe(Fast);

    [Fact]
    public void Read_MonthOfAnObjective_IsUnderstood()
    {
        Question.Read("redirect p99 < 100 ms  this month", Design(Fast, Cheap), Estimate()).ShouldBeOfType<Question.OfMonth>().Slo.ShouldBe(Fast);
        Question.Read($"{Cheap.Text} this month", Design(Fast, Cheap), Estimate()).ShouldBeNull();
    }

    [Theory]
    [InlineData("redirect p0")]
    [InlineData("redirect p100")]
    [InlineData("redirect pNaN")]
    [InlineData("nothing")]
    [InlineData("")]
    public void Read_AnythingElse_IsNotUnderstood(string text) => Question.Read(text, Design(), Estimate()).ShouldBeNull();

    [Fact]
    public void Askable_EveryQuestion_IsUnderstood()
    {
        var design = Design(Fast, Available, Cheap);
        Question.Askable(design, Estimate()).Where(q => Question.Read(q, design, Estimate()) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Nearest_Misspelt_IsFound() => Question.Nearest("rediect p99", Question.Askable(Design(), Estimate())).ShouldBe("redirect p99");

    [Fact]
    public void Behind_Objective_LeadsToWhatItIsJudgedOn()
    {
        Question.Behind(Fast, Design(Fast), Estimate()).ShouldBeOfType<Question.OfLatency>().Share.ShouldBe(0.99);
        Question.Behind(Cheap, Design(Cheap), Estimate()).ShouldBeOfType<Question.OfFigure>().Figure.Name.ShouldBe("cost");
    }
}
