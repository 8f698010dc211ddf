using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Components;

public sealed class PausesTypeTests
{
    [Fact]
    public void Read_Sentence_IsUnderstood()
    {
        var pauses = Read("every 10 s for lognormal p50 20 ms p99 200 ms").Design.ShouldNotBeNull().Components[0].Plan.Pauses.ShouldNotBeNull();
        pauses.Every.Nominal.ShouldBe(10);
        pauses.Length.Quantile(0.99).ShouldBe(0.2, 1e-9);
    }

    [Theory]
    [InlineData("200 ms", DiagnosticCode.UnknownChoice)]
    [InlineData("every 10 s", DiagnosticCode.UnknownChoice)]
    [InlineData("every 10 for 200 ms", DiagnosticCode.MissingUnit)]
    [InlineData("every 10 s for", DiagnosticCode.WrongNode)]
    [InlineData("every 1 us for 1 ns", DiagnosticCode.OutOfRange)]
    [InlineData("every 10 s for often", DiagnosticCode.BadDistribution)]
    public void Read_Mistake_IsReported(string text, string code) => Read(text).Diagnostics.Select(d => d.Code).ShouldContain(code);

    [Theory]
    [InlineData("processor sharing")]
    [InlineData("preemptive priority")]
    public void Read_SharedCores_Contradict(string discipline) =>
        Read($"every 10 s for 1 s, discipline: {discipline}").Diagnostics.Select(d => d.Code).ShouldContain(DiagnosticCode.Contradiction);

    private static DesignReading Read(string pauses) =>
        DesignReader.ReadText($"design: d\nworkload: {{ work: 1/s }}\ncomponents:\n  web: {{ kind: service, pauses: {pauses} }}\nflows:\n  work: [web]\n", "d.yaml");
}
