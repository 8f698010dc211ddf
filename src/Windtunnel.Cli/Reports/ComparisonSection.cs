using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>Two designs side by side, with the interval of each difference.</summary>
internal static class ComparisonSection
{
    public static void Write(Page page, string before, ImmutableArray<Difference> differences)
    {
        page.Heading("compared", $"with {before}; same seed, so chance is common to both; * clear of chance");
        var table = new Table(2, Column.Left("", 30), Column.Right(Short(before)), Column.Right("this design"), Column.Right("difference"), Column.Left(""));
        foreach (var difference in differences)
        {
            table.Row(
                difference.Quantity,
                Show.Ink(difference.Before, difference.Dimension),
                Show.Ink(difference.After, difference.Dimension),
                Change(difference),
                difference.IsClear ? "*" : "");
        }

        table.WriteTo(page);
    }

    private static string Change(Difference difference)
    {
        var sign = difference.Change.Value > 0 && difference.Change.IsTrusted ? "+" : "";
        return sign + Show.Value(difference.Change, difference.Dimension);
    }

    private static string Short(string name) => name.Length <= 18 ? name : name[..17] + "…";
}
