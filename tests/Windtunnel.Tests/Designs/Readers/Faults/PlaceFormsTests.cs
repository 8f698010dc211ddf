using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Faults;

public sealed class PlaceFormsTests
{
    [Theory]
    [InlineData("lose region frankfurt for 10 min", "region frankfurt 600")]
    [InlineData("lose zone for 60 s", "zone  60")]
    [InlineData("lose zone of tokyo", "zone tokyo ")]
    [InlineData("cut frankfurt and tokyo for 60 s", "cut frankfurt>tokyo tokyo>frankfurt 60")]
    [InlineData("cut frankfurt to tokyo", "cut frankfurt>tokyo ")]
    [InlineData("cut seoul", "cut seoul>frankfurt frankfurt>seoul seoul>tokyo tokyo>seoul ")]
    [InlineData("drop 2 % from frankfurt to tokyo for 60 s", "drop 0.02 frankfurt>tokyo 60")]
    [InlineData("drop 2 % between frankfurt and tokyo", "drop 0.02 frankfurt>tokyo tokyo>frankfurt ")]
    [InlineData("detour frankfurt to tokyo by 40 ms for 60 s", "detour 0.04 frankfurt>tokyo 60")]
    public void Read_Sentence_IsUnderstood(string sentence, string expected)
    {
        var fault = Shop.Read(Text(sentence)).Experiments.Single().Timeline.ShouldHaveSingleItem().Fault;
        static string Links(IEnumerable<(string From, string To)> links) => string.Join(' ', links.Select(l => $"{l.From}>{l.To}"));
        var words = fault switch
        {
            LosePlace lost => $"region {lost.Place}",
            LoseZone lost => $"zone {lost.Place}",
            CutLinks cut => $"cut {Links(cut.Links)}",
            DropOnLinks drop => $"drop {drop.Share} {Links(drop.Links)}",
            DetourLinks detour => $"detour {detour.Seconds} {Links(detour.Links)}",
            _ => "",
        };
        $"{words} {fault.For?.Nominal}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("lose region paris", DiagnosticCode.UnknownPlace)]
    [InlineData("lose region", DiagnosticCode.BadExperiment)]
    [InlineData("cut tokyo and tokyo", DiagnosticCode.BadExperiment)]
    [InlineData("cut tokyo and", DiagnosticCode.BadExperiment)]
    [InlineData("drop 95 % from tokyo to frankfurt", DiagnosticCode.OutOfRange)]
    [InlineData("drop from tokyo to frankfurt", DiagnosticCode.BadExperiment)]
    [InlineData("detour tokyo and frankfurt", DiagnosticCode.BadExperiment)]
    [InlineData("detour tokyo and frankfurt by 5", DiagnosticCode.MissingUnit)]
    [InlineData("lose zone of tokyo for ever", DiagnosticCode.NotANumber)]
    public void Read_Mistake_IsReported(string sentence, string code) =>
        DesignReader.ReadText("design: shop\n" + Text(sentence), "shop.yaml").Diagnostics.Select(d => d.Code).ShouldBe([code]);

    [Fact]
    public void Read_DesignWithoutPlaces_SaysSo() =>
        DesignReader.ReadText("design: shop\nworkload: { f: 1/s }\ncomponents: { web: service }\nflows: { f: [web] }\nexperiments: { e: { at 1 s: cut tokyo } }", "shop.yaml")
            .Diagnostics.ShouldHaveSingleItem().Remedy.ShouldContain("'in'");

    private static string Text(string sentence) =>
        $$"""
        workload: { f: 1/s, from: [frankfurt, tokyo, seoul] }
        components: { web: { kind: service, instances: 2, in: [frankfurt, tokyo] } }
        flows: { f: [web] }
        experiments: { e: { at 60 s: {{sentence}} } }
        """;
}
