using YamlDotNet.Core;

namespace Windtunnel.Language.Yaml;

/// <summary>A text by lines, and spans in it from the marks of the YAML library.</summary>
internal sealed class SourceLines
{
    private readonly string _file;
    private readonly string[] _lines;

    public SourceLines(string text, string file)
    {
        _file = file;
        _lines = text.Split('\n');
    }

    /// <summary>The line of that number, without its end; empty beyond the last.</summary>
    /// <param name="number">1-based.</param>
    public string Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : "";

    /// <summary>From one mark to another, cut at the end of the first line and trimmed.</summary>
    public SourceSpan Between(Mark start, Mark end)
    {
        var line = (int)start.Line;
        var column = (int)Math.Max(1, start.Column);
        var rest = Line(line).Length - column + 1;
        var length = end.Line == start.Line ? (int)(end.Column - start.Column) : rest;
        return new SourceSpan(_file, line, column, Math.Clamp(length, 0, Math.Max(0, rest)));
    }

    /// <summary>The span with the bracket that closes it; the library ends a flow list or mapping before its bracket.</summary>
    public SourceSpan ThroughBracket(SourceSpan span)
    {
        var line = Line(span.Line);
        var end = span.Column - 1 + span.Length;
        var isOpen = span.Length > 0 && line[span.Column - 1] is '[' or '{' && line[end - 1] is not (']' or '}');
        return isOpen && end < line.Length && line[end] is ']' or '}' ? span with { Length = span.Length + 1 } : span;
    }

    /// <summary>What a quoted scalar holds, without its quotes, when it is written on one line without escapes; otherwise all of it.</summary>
    public static SourceSpan Inside(SourceSpan quoted, string value) =>
        quoted.Length == value.Length + 2 ? quoted with { Column = quoted.Column + 1, Length = value.Length } : quoted;
}
