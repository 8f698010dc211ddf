using Windtunnel.Cli.Csv;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Cli.Tests.Csv;

public sealed class SeriesCsvTests
{
    [Fact]
    public void Write_FlowAndComponent_OneRowPerWindowWithEmptyCellsForWhatIsUnknown()
    {
        var writer = new StringWriter();
        SeriesCsv.Write(writer, [("cache flush, \"cold\"", Series(0.03, double.NaN))]);
        var lines = writer.ToString().Split("\r\n");
        lines[0].ShouldBe(SeriesCsv.Header);
        lines[1].ShouldBe("\"cache flush, \"\"cold\"\"\",0,10,flow,redirect,10,9.9,0.1,0.01,0.01,0.03,,,,,");
        lines[2].ShouldBe("\"cache flush, \"\"cold\"\"\",10,10,flow,redirect,10,9.9,0.1,0.01,,,,,,,");
        lines[3].ShouldBe("\"cache flush, \"\"cold\"\"\",0,10,component,web,,,,,,,0.5,1,,,");
        lines.Length.ShouldBe(6);
    }

    [Fact]
    public void Write_EveryRow_HasAsManyCellsAsTheHeader()
    {
        var writer = new StringWriter();
        SeriesCsv.Write(writer, [("steady", Series(0.03, 0.04, 0.05))]);
        writer.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Count(c => c == ',')).Distinct().ShouldHaveSingleItem();
    }
}
