using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language.Printing;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers;

public sealed class DesignReaderTests
{
    public static TheoryData<string> Files => [.. SampleDesigns.Files().Select(f => Path.GetRelativePath(SampleDesigns.Folder, f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_DesignFile_HasNoDiagnostics(string file)
    {
        var reading = DesignReader.Read(Path.Combine(SampleDesigns.Folder, file));
        Print(reading).ShouldBe("");
        foreach (var stage in reading.Design.ShouldNotBeNull().Stages)
        {
            DesignReader.Read(Path.Combine(SampleDesigns.Folder, file), stage).Design.ShouldNotBeNull().Stage.ShouldBe(stage);
        }
    }

    [Fact]
    public void ReadText_EveryGuideSample_HasNoDiagnostics()
    {
        SampleDesigns.GuideSamples().Count().ShouldBeGreaterThanOrEqualTo(6);
        foreach (var (place, text) in SampleDesigns.GuideSamples())
        {
            Print(DesignReader.ReadText(text, "guide.yaml")).ShouldBe("", place);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadText_WindowsLineEnds_AreNoMistake(string file)
    {
        var path = Path.Combine(SampleDesigns.Folder, file);
        Print(DesignReader.ReadText(File.ReadAllText(path).ReplaceLineEndings("\r\n"), path)).ShouldBe("");
    }

    [Fact]
    public void ReadText_EmptySections_AreAllowedWithAWarning()
    {
        var reading = DesignReader.ReadText("design: d\nrequirements:\nworkload:\ndata:\ncomponents:\nflows:\nexperiments:\nstages:\ndecisions:\nexpect:\nprices:\n", "d.yaml");
        reading.Design.ShouldNotBeNull();
        reading.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(Windtunnel.Language.DiagnosticCode.EmptyDesign);
    }

    [Theory]
    [InlineData("workload: { f: 1e300/s, g: 1e300 x f }\nflows: { f: [], g: [] }")]
    [InlineData("workload: { f: 9e307/s }\ndata: { d: { written by: f, keep: 9e300 s } }\nflows: { f: [] }")]
    [InlineData("workload: { f: { users: 9e307, think: 1e-300 s } }\ndata: { d: { written by: 1e15 x f } }\nflows: { f: [] }")]
    [InlineData("workload: { f: 1/s }\nflows: { f: [repeat 1e6 x: [repeat 1e6 x: [wait: 9e300 s]]] }\nrequirements: { slo: f p99 < 1 s }")]
    [InlineData("components: { w: { kind: service, instances: 9e307, cores: 9e307 } }\nflows: { f: [w] }")]
    public void ReadText_HugeNumbers_GetAClearAnswer(string text) =>
        DesignReader.ReadText("design: d\n" + text, "d.yaml").Diagnostics.ShouldContain(d => d.Code == Windtunnel.Language.DiagnosticCode.OutOfRange || d.Code == Windtunnel.Language.DiagnosticCode.ImpossibleSlo);

    private static string Print(DesignReading reading)
    {
        var printed = new StringWriter();
        DiagnosticPrinter.Print(printed, reading.Diagnostics, reading.Text, colour: false);
        return printed.ToString();
    }
}
