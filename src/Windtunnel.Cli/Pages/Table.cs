namespace Windtunnel.Cli.Pages;

/// <summary>Rows of aligned columns. Text that does not fit is wrapped in its own column; the last column takes what is left.</summary>
internal sealed class Table(int indent, params Column[] columns)
{
    private const int Between = 2;

    private readonly List<Ink[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    public void Row(params Ink[] cells) => _rows.Add(cells);

    /// <summary>A line below the last row that is no part of the columns.</summary>
    public void Note(string text, int furtherIndent = 2) => _rows.Add([new Ink(new string('\u00a0', furtherIndent) + text, Tone.Faint)]);

    public void WriteTo(Page page)
    {
        var widths = Widths();
        if (columns.Any(c => c.Title.Length > 0))
        {
            Write(page, [.. columns.Select(c => Ink.Faint(c.Title))], widths);
        }

        foreach (var row in _rows)
        {
            if (row.Length == 1 && columns.Length > 1)
            {
                var text = row[0].Text.TrimStart('\u00a0');
                page.Text(text, indent + row[0].Text.Length - text.Length, 2, row[0].Tone);
            }
            else
            {
                Write(page, row, widths);
            }
        }
    }

    private int[] Widths()
    {
        var widths = columns.Select(c => c.WidthMin).ToArray();
        foreach (var row in _rows.Where(r => r.Length == columns.Length || columns.Length == 1).Append([.. columns.Select(c => new Ink(c.Title))]))
        {
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], Math.Min(row[i].Text.Length, columns[i].WidthMax));
            }
        }

        // Too wide altogether: text columns give way first, the widest of them most; then any.
        while (Total(widths) > Page.Width)
        {
            var widest = Enumerable.Range(0, widths.Length).OrderBy(i => columns[i].IsRight && widths[i] <= 16).ThenByDescending(i => widths[i]).First();
            widths[widest]--;
        }

        return widths;
    }

    private int Total(int[] widths) => indent + widths.Sum() + Between * (widths.Length - 1);

    private void Write(Page page, Ink[] row, int[] widths)
    {
        var cells = row.Select((ink, i) => Wrapping.Lines(ink.Text, Math.Max(1, widths[i]))).ToArray();
        for (var line = 0; line < cells.Max(c => c.Count); line++)
        {
            var inks = new List<Ink> { new string(' ', indent) };
            for (var i = 0; i < cells.Length; i++)
            {
                var text = line < cells[i].Count ? cells[i][line] : "";
                var padding = new string(' ', Math.Max(0, widths[i] - text.Length));
                inks.Add(columns[i].IsRight ? padding : "");
                inks.Add(new Ink(text, row[i].Tone));
                inks.Add((columns[i].IsRight ? "" : padding) + (i < cells.Length - 1 ? new string(' ', Between) : ""));
            }

            page.Line([.. inks]);
        }
    }
}
