using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class OverloadCheckTests
{
    [Theory]
    [InlineData("service, shed: above 90 % busy")]
    [InlineData("service, shed: above 50 ms wait, drop: too late")]
    [InlineData("external service, time: 1 ms, concurrency: 10, shed: above 1 s wait")]
    public void Check_ThereIsAQueue_IsSilent(string kind) => CodesOf(kind).ShouldBeEmpty();

    [Theory]
    [InlineData("external service, time: 1 ms, shed: above 1 s wait", DiagnosticCode.Contradiction)]
    [InlineData("service, shed: 90 % busy", DiagnosticCode.UnknownChoice)]
    [InlineData("service, shed: above 90 %", DiagnosticCode.UnknownChoice)]
    [InlineData("service, shed: above 90 % busy today", DiagnosticCode.UnknownChoice)]
    [InlineData("service, shed: above 90 % wait", DiagnosticCode.WrongDimension)]
    [InlineData("service, shed: above 100 % busy", DiagnosticCode.OutOfRange)]
    [InlineData("service, shed: above 0 s wait", DiagnosticCode.OutOfRange)]
    [InlineData("service, drop: late", DiagnosticCode.UnknownChoice)]
    public void Check_CannotBe_IsAnError(string kind, string code) => CodesOf(kind).ShouldBe([code]);

    [Theory]
    [InlineData("", true)]
    [InlineData(", deadline: 1 s", false)]
    public void Check_NothingHasADeadline_IsWarnedOf(string step, bool isWarned) =>
        CodesOf("service, drop: too late", step).ShouldBe(isWarned ? [DiagnosticCode.Contradiction] : []);

    private static string[] CodesOf(string kind, string step = ", deadline: 1 s") =>
        [.. DesignReader.ReadText(
            $"design: d\nworkload: {{ work: 1/s }}\ncomponents:\n  web: {{ kind: {kind} }}\nflows:\n  work: [web: {{ timeout: 1 s{step} }}]\n", "d.yaml").Diagnostics.Select(d => d.Code)];
}
