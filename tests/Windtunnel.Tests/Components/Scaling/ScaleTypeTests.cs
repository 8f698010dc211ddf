using Windtunnel.Components.Scaling;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Components.Scaling;

public sealed class ScaleTypeTests
{
    [Theory]
    [InlineData("2 to 20 at 60 % cpu")]
    [InlineData("3 to 3 at 12.5 % cpu")]
    [InlineData("2 to 20 by +2 above 70 % and +5 above 90 % and -1 below 30 %")]
    public void Read_Sentence_PrintsTheSame(string text) => Read(text).Design.ShouldNotBeNull().Components[0].Plan.Scaling.ShouldNotBeNull().Scale.ToString().ShouldBe(text);

    [Fact]
    public void Read_NothingElse_TakesTheDefaults() =>
        Read("2 to 20 at 60 % cpu").Design!.Components[0].Plan.Scaling!.ShouldSatisfyAllConditions(
            p => (p.IntervalSeconds, p.WindowSeconds, p.StartSeconds, p.CooldownSeconds).ShouldBe((15, 15, 30, 300)),
            p => p.ReactionSeconds.ShouldBe(60));

    [Theory]
    [InlineData("2 to 20", DiagnosticCode.UnknownChoice)]
    [InlineData("0 to 20 at 60 %", DiagnosticCode.OutOfRange)]
    [InlineData("2.5 to 20 at 60 %", DiagnosticCode.OutOfRange)]
    [InlineData("2 to 2000000 at 60 %", DiagnosticCode.OutOfRange)]
    [InlineData("2 to 20 at 160 %", DiagnosticCode.OutOfRange)]
    [InlineData("2 to 20 at 60 % memory", DiagnosticCode.NotANumber)]
    [InlineData("2 to 20 at 60 % cpu and more", DiagnosticCode.UnknownChoice)]
    [InlineData("2 to 20 by 2 below 30 %", DiagnosticCode.UnknownChoice)]
    [InlineData("2 to 20 by two above 30 %", DiagnosticCode.UnknownChoice)]
    [InlineData("2 to 20 by +2 above 30 % and -1 below 40 %", DiagnosticCode.Contradiction)]
    [InlineData("2 to 20 at 60 %, instances: 4", DiagnosticCode.Contradiction)]
    public void Read_Mistake_IsReported(string text, string code) => Read(text).Diagnostics.Select(d => d.Code).ShouldContain(code);

    [Fact]
    public void Read_CooldownWithoutScale_IsReported() =>
        ReadWeb("cooldown: 1 min").Diagnostics.Select(d => d.Code).ShouldContain(DiagnosticCode.Contradiction);

    // 7.2 cores at 60 % of 4 each are exactly 3 instances.
    [Theory]
    [InlineData(7.2, 3)]
    [InlineData(7.3, 4)]
    [InlineData(0, 2)]
    [InlineData(1000, 20)]
    [InlineData(double.PositiveInfinity, 20)]
    public void InstancesFor_Load_IsRoundedUpWithinBounds(double busy, int instances) => new Scale(2, 20, 0.6, []).InstancesFor(busy, 4).ShouldBe(instances);

    private static DesignReading Read(string scale) => ReadWeb($"scale: {scale}");

    private static DesignReading ReadWeb(string keys) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents:\n  web: {{ kind: service, {keys} }}\nflows:\n  work: [web]\n", "d.yaml");
}
