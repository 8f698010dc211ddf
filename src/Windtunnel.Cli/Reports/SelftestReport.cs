using Windtunnel.Cli.Pages;
using Windtunnel.Units;
using Windtunnel.Validation;

namespace Windtunnel.Cli.Reports;

/// <summary>How the simulator did on answers that are known.</summary>
internal static class SelftestReport
{
    public static Page Case(ValidationCase validation, IReadOnlyList<ValidationResult> results)
    {
        var page = new Page();
        page.Line(new Ink(validation.Name, Tone.Heading), Ink.Faint($"  {validation.Source}"));
        var table = new Table(2, Column.Left("", 8), new Column("", false, 24) { WidthMin = 20 }, new Column("", true) { WidthMin = 10 }, new Column("", true) { WidthMin = 20 }, new Column("", true) { WidthMin = 8 }, Column.Left(""));
        foreach (var result in results)
        {
            table.Row(
                result.IsMet ? new Ink("met", Tone.Good) : new Ink("not met", Tone.Bad),
                result.Known.What,
                Human.Format(result.Known.Value, result.Known.Dimension, 5),
                Human.FormatWithInterval(result.Simulated, result.HalfWidth, result.Known.Dimension),
                Human.Format(result.Error, Dimension.Share, 2),
                !result.IsInside ? "outside its interval" : !result.IsNarrow ? $"interval above {Show.Share(result.Known.Tolerance)}" : "");
        }

        table.WriteTo(page);
        return page;
    }

    public static Page Sum(IReadOnlyCollection<ValidationResult> results)
    {
        var failed = results.Count(r => !r.IsMet);
        var page = new Page().Line("");
        return failed == 0
            ? page.Line(new Ink($"{results.Count} known values: all inside their 99 % interval, and that narrow enough.", Tone.Good))
            : page.Line(new Ink($"{results.Count} known values: {failed} not met.", Tone.Bad));
    }
}
