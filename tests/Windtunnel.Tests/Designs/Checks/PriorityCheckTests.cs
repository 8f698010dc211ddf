using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class PriorityCheckTests
{
    [Fact]
    public void Check_PrioritiesWithoutDiscipline_Warns() =>
        CodesOf("service", "{ priority: 1, steps: [web] }", "[web]").ShouldBe([DiagnosticCode.IdlePriority]);

    [Fact]
    public void Check_DisciplineWithoutPriorities_Warns() =>
        CodesOf("{ kind: service, discipline: priority }", "[web]", "[web]").ShouldBe([DiagnosticCode.IdlePriority]);

    [Fact]
    public void Check_Both_IsSilent()
    {
        CodesOf("{ kind: service, discipline: priority }", "{ priority: 1, steps: [web] }", "[web]").ShouldBeEmpty();
        CodesOf("{ kind: service, discipline: preemptive priority }", "[web: { priority: 2 }]", "[web]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("2.5")]
    [InlineData("1 to 3")]
    public void Check_NoSuchPriority_IsAnError(string priority) =>
        CodesOf("{ kind: service, discipline: priority }", $"{{ priority: {priority}, steps: [web] }}", "[web]").ShouldContain(DiagnosticCode.OutOfRange);

    private static string[] CodesOf(string web, string first, string second) =>
        [.. DesignReader.ReadText(
            $"design: d\nworkload: {{ first: 1/s, second: 1/s }}\ncomponents:\n  web: {web}\nflows:\n  first: {first}\n  second: {second}\n", "d.yaml").Diagnostics.Select(d => d.Code)];
}
