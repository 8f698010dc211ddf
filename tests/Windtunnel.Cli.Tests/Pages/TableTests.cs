using FsCheck;
using FsCheck.Fluent;
using Windtunnel.Cli.Pages;

namespace Windtunnel.Cli.Tests.Pages;

public sealed class TableTests
{
    [Fact]
    public void WriteTo_TextTooLong_WrapsInItsOwnColumn()
    {
        var table = new Table(2, Column.Left("", 10), Column.Right("n"), Column.Left(""));
        table.Row("ab", "1.5", "short");
        table.Row("a much longer name", "12", "other");
        Printed(table).ShouldBe("                n\n  ab          1.5  short\n  a much       12  other\n  longer\n  name\n");
    }

    [Fact]
    public void WriteTo_AnyCells_NeverWiderThanAPage()
    {
        var cells = ArbMap.Default.ArbFor<NonNull<string>[]>().Generator.Select(a => a.Take(12).Select(s => s.Get).ToArray());
        Prop.ForAll(cells.ToArbitrary(), values =>
        {
            var table = new Table(2, Column.Left("name"), Column.Right("value"), Column.Left("why"));
            for (var i = 0; i + 2 < values.Length; i++)
            {
                table.Row(values[i], new string('9', i * 7), string.Join(' ', values));
            }

            return Printed(table).Split('\n').All(line => line.Length <= Page.Width && !line.Any(char.IsControl));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Lines_Percentage_StaysWhole() => Wrapping.Lines("at least 99.99 %", 14).ShouldBe(["at least", "99.99 %"]);

    [Fact]
    public void Lines_AnyText_KeepsEveryWord()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(1, 40).ToArbitrary(), (text, width) =>
        {
            var lines = Wrapping.Lines(text.Get, width);
            return lines.TrueForAll(l => l.Length <= width) && Squeezed(string.Concat(lines)) == Squeezed(text.Get);
        }).QuickCheckThrowOnFailure();

        static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    private static string Printed(Table table)
    {
        var page = new Page();
        table.WriteTo(page);
        return page.ToString();
    }
}
