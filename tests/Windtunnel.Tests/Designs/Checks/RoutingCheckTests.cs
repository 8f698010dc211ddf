using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class RoutingCheckTests
{
    [Theory]
    [InlineData("service", "by key", true)]
    [InlineData("load balancer", "by key", true)]
    [InlineData("service", "least connections", false)]
    public void Check_RoutingByAKeyThatIsNotThere_IsReported(string kind, string routing, bool isWrong) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents:\n  web: {{ kind: {kind}, routing: {routing} }}\nflows:\n  work: [web]\n", "d.yaml")
            .Diagnostics.Any(d => d.Code == DiagnosticCode.Contradiction).ShouldBe(isWrong);
}
