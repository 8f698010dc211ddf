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

    private static string Print(DesignReading reading)
    {
        var printed = new StringWriter();
        DiagnosticPrinter.Print(printed, reading.Diagnostics, reading.Text, colour: false);
        return printed.ToString();
    }
}
