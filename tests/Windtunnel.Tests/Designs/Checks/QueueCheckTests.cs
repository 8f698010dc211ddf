using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class QueueCheckTests
{
    [Theory]
    [InlineData("log", "", "")]
    [InlineData("queue", "", DiagnosticCode.Contradiction)]
    [InlineData("log", ", consumers: 9", DiagnosticCode.IdleConsumers)]
    [InlineData("queue", ", delivery: at most once", DiagnosticCode.UnknownKey)]
    [InlineData("log", ", delivery: never", DiagnosticCode.UnknownChoice)]
    [InlineData("log", ", queue: 100", DiagnosticCode.UnknownKey)]
    public void Check_TwoFlowsReadOne_OnlyALogGivesBothAllMessages(string kind, string more, params string[] codes)
    {
        var text =
            $$"""
            design: d
            workload: { start: 1/s }
            components: { web: service, events: { kind: {{kind}}{{more}} } }
            flows:
              start: [web, events send]
              one: { reads: events, steps: [web] }
              two: { reads: events, steps: [web] }
            """;
        var found = DesignReader.ReadText(text, "d.yaml").Diagnostics.Select(d => d.Code).ToArray();
        foreach (var code in codes.Where(c => c.Length > 0))
        {
            found.ShouldContain(code);
        }

        (found.Length > 0).ShouldBe(codes.Any(c => c.Length > 0));
    }
}
