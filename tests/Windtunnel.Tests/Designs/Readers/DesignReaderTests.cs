using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language.Printing;

namespace Windtunnel.Tests.Designs.Readers;

public sealed class DesignReaderTests
{
    [Theory]
    [InlineData("sample.yaml")]
    [InlineData("product.yaml")]
    public void Read_SampleDesign_HasNoDiagnostics(string file)
    {
        var reading = DesignReader.Read(Path.Combine(AppContext.BaseDirectory, "Designs", "Samples", file));
        var printed = new StringWriter();
        DiagnosticPrinter.Print(printed, reading.Diagnostics, reading.Text, colour: false);
        printed.ToString().ShouldBe("");
        reading.Design.ShouldNotBeNull();
    }
}
