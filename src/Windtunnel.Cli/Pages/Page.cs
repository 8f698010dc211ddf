using System.Text;

namespace Windtunnel.Cli.Pages;

/// <summary>Lines of text to be read, at most <see cref="Width"/> columns wide.</summary>
internal sealed class Page
{
    /// <summary>Columns. Fixed, so that a report is the same wherever it is printed.</summary>
    public const int Width = 100;

    private readonly List<List<Ink>> _lines = [];

    public Page Line(params Ink[] inks)
    {
        _lines.Add([.. inks]);
        return this;
    }

    /// <summary>An empty line, unless the page is empty or already ends with one.</summary>
    public Page Gap()
    {
        if (_lines.Count > 0 && _lines[^1].Count > 0)
        {
            _lines.Add([]);
        }

        return this;
    }

    public Page Heading(string text, string note = "")
    {
        Gap();
        var lines = Wrapping.Lines(note, Width - text.Length - 2);
        Line(new Ink(text.ToUpperInvariant(), Tone.Heading), Ink.Faint("  " + lines[0]));
        lines.Skip(1).ToList().ForEach(l => Line(Ink.Faint("  " + l)));
        return this;
    }

    /// <summary>A paragraph, wrapped.</summary>
    /// <param name="indent">Spaces before every line.</param>
    /// <param name="hanging">Further spaces before every line but the first.</param>
    public Page Text(string text, int indent = 0, int hanging = 0, Tone tone = Tone.Plain)
    {
        var lines = Wrapping.Lines(new Ink(text).Text, Width - indent - hanging);
        for (var i = 0; i < lines.Count; i++)
        {
            Line(new string(' ', indent + (i > 0 ? hanging : 0)), new Ink(lines[i], tone));
        }

        return this;
    }

    public Page Add(Page other)
    {
        Gap();
        _lines.AddRange(other._lines);
        return this;
    }

    public void WriteTo(TextWriter writer, bool colour)
    {
        foreach (var line in _lines)
        {
            writer.WriteLine(Printed(line, colour));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in _lines)
        {
            text.Append(Printed(line, colour: false)).Append('\n');
        }

        return text.ToString();
    }

    private static string Printed(List<Ink> line, bool colour)
    {
        var plain = string.Concat(line.Select(i => i.Text));
        return colour && plain.Length > 0 ? string.Concat(line.Select(i => i.Painted(colour: true))).TrimEnd() : plain.TrimEnd();
    }
}
