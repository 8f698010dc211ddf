using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class EndlessFlowCheckTests
{
    [Theory]
    [InlineData("b send", "c send", "web", false)]
    [InlineData("a send", "web", "web", true)]
    [InlineData("choose: { 99 %: [a send] }", "web", "web", false)]
    [InlineData("choose: { 100 %: [a send] }", "web", "web", true)]
    [InlineData("b send", "c send", "a send", true)]
    [InlineData("b send", "c send", "choose: { 50 %: [a send] }", false)]
    [InlineData("repeat 3 x: [b send]", "c send", "choose: { 50 %: [a send] }", true)]
    [InlineData("web: { on error: [a send] }", "web", "web", false)]
    // Two circles of one half and one fifth through a: the largest eigenvalue of [[0, 1], [0.5, 0.2]] is 0.814.
    [InlineData("b send", "choose: { 50 %: [a send], 20 %: [b send] }", "web", false)]
    [InlineData("b send", "choose: { 80 %: [a send], 20 %: [b send] }", "web", true)]
    public void Check_QueuesThatFeedThemselves_EndOnlyBelowOne(string a, string b, string c, bool isEndless)
    {
        var text =
            $$"""
            design: d
            workload: { start: 1/s }
            components: { web: service, a: queue, b: queue, c: queue }
            flows:
              start: [web, a send, b send, c send]
              read a: { reads: a, steps: [{{Step(a)}}] }
              read b: { reads: b, steps: [{{Step(b)}}] }
              read c: { reads: c, steps: [{{Step(c)}}] }
            """;
        var codes = DesignReader.ReadText(text, "d.yaml").Diagnostics.Select(d => d.Code);
        codes.ShouldBe(isEndless ? [DiagnosticCode.EndlessFlow] : []);
    }

    private static string Step(string text) => text.Contains(':') ? $"{{ {text} }}" : text;
}
