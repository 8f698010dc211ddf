using Windtunnel.Language;
using Windtunnel.Language.Printing;

namespace Windtunnel.Tests.Language.Printing;

public sealed class DiagnosticPrinterTests
{
    private static readonly Diagnostic Missing = new("WT106", Severity.Error, new SourceSpan("d.yaml", 2, 6, 3), "'100' has no unit.", "Write 100 ms.");

    [Fact]
    public void Print_Diagnostic_UnderlinesTheOffendingText() => Print(Missing, "a: 1\nb: x 100\r\n").ShouldBe(
        """
        d.yaml:2:6: error WT106: '100' has no unit.
            2 | b: x 100
              |      ^~~
              = help: Write 100 ms.


        """.ReplaceLineEndings(Environment.NewLine));

    [Fact]
    public void Print_WholeFile_HasNoLine() => Print(Missing with { Where = SourceSpan.Whole("d.yaml"), Severity = Severity.Warning }, "a: 1").ShouldBe(
        """
        d.yaml: warning WT106: '100' has no unit.
              = help: Write 100 ms.


        """.ReplaceLineEndings(Environment.NewLine));

    [Fact]
    public void Print_LongLine_IsCutAroundTheOffendingText()
    {
        var lines = Print(Missing with { Where = new SourceSpan("d.yaml", 1, 50_001, 3) }, new string('a', 50_000) + "bcd" + new string('a', 50_000)).Split(Environment.NewLine);
        lines.ShouldAllBe(l => l.Length <= 104);
        lines[1][lines[2].IndexOf('^')..].ShouldStartWith("bcd");
    }

    [Fact]
    public void Print_ControlCharacters_AreNotPassedOn()
    {
        var text = Print(Missing with { Message = "\e[31m" }, "\n\e]0;x\u0007 100");
        text.ShouldNotContain('\e');
        text.ShouldNotContain('\u0007');
    }

    [Fact]
    public void Print_Colour_OnlyWhenAsked()
    {
        var coloured = new StringWriter();
        DiagnosticPrinter.Print(coloured, [Missing], "a: 1\nb: x 100", colour: true);
        coloured.ToString().ShouldContain("\e[1;31merror WT106\e[0m");
        Print(Missing, "a: 1\nb: x 100").ShouldNotContain('\e');
    }

    [Fact]
    public void Print_PlaceBeyondTheText_IsNoHarm() => Print(Missing with { Where = new SourceSpan("d.yaml", 1, 900, 900) }, "a").ShouldContain("^");

    private static string Print(Diagnostic diagnostic, string text)
    {
        var writer = new StringWriter();
        DiagnosticPrinter.Print(writer, [diagnostic], text, colour: false);
        return writer.ToString();
    }
}
