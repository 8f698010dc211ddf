using YamlDotNet.Core;

namespace Windtunnel.Language.Yaml;

/// <summary>Turns the YAML library's complaint into a diagnostic a person can act on.</summary>
internal static class SyntaxProblem
{
    public static Diagnostic Describe(YamlException problem, SourceLines source)
    {
        var line = (int)Math.Max(1, problem.Start.Line);
        var where = source.Between(problem.Start, problem.End);
        // A complaint about a tab names the mapping around it, which may begin far above the tab.
        var last = problem.Message.Contains("tab as indentation", StringComparison.Ordinal) ? int.MaxValue - 1 : (int)Math.Max(line, problem.End.Line);
        if (TabLine(source, line, last) is { } tab)
        {
            var indent = source.Line(tab).TakeWhile(char.IsWhiteSpace).Count();
            return Make(where with { Line = tab, Column = 1, Length = indent }, "A tab indents this line; YAML allows only spaces.", "Replace the tab by spaces.");
        }

        if (problem.Message.Contains("multiline plain scalar", StringComparison.Ordinal) && ColonlessLine(source, line) is { } colonless)
        {
            var text = source.Line(colonless);
            return Make(
                where with { Line = colonless, Column = text.Length - text.TrimStart().Length + 1, Length = text.Trim().Length },
                "A colon is missing in this line.",
                "A key ends with a colon, and a value follows after a space: 'workload:', 'title: Shop'.");
        }

        var message = problem.Message.Length > 200 ? problem.Message[..200] + "…" : problem.Message;
        return Make(where with { Length = Math.Max(1, where.Length) }, $"This is not valid YAML: {message.Trim().TrimEnd('.')}.", Remedy(source.Line(line)));
    }

    /// <summary>Text that the library gives up on without a word of its own.</summary>
    /// <param name="read">As far as it was understood.</param>
    /// <param name="source">The text.</param>
    public static Diagnostic After(Mark read, SourceLines source)
    {
        var where = source.Between(read, read);
        var line = source.Line(where.Line);
        return Make(
            where with { Length = Math.Max(1, where.Length) },
            "This is not valid YAML from here on.",
            line.Contains('\\') || line.Contains('%') ? "Look for a directive (%…) or an escape (\\x…) that is cut short." : Remedy(line));
    }

    /// <summary>Lines looked at for a tab.</summary>
    private const int LinesMax = 50;

    private static Diagnostic Make(SourceSpan where, string message, string remedy) =>
        new(DiagnosticCode.YamlSyntax, Severity.Error, where, message, remedy);

    /// <summary>A line complained about, or one beside them, that a tab indents.</summary>
    private static int? TabLine(SourceLines source, int first, int last)
    {
        for (var number = Math.Max(1, first - 1); number <= Math.Min(last + 1, first + LinesMax); number++)
        {
            if (source.Line(number).TakeWhile(char.IsWhiteSpace).Contains('\t'))
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The line before that was meant to hold a key: YAML took it for the beginning of a longer text.</summary>
    private static int? ColonlessLine(SourceLines source, int line)
    {
        for (var number = line - 1; number >= Math.Max(1, line - LinesMax); number--)
        {
            if (source.Line(number).Trim() is { Length: > 0 } text && text[0] != '#')
            {
                return text.Contains(':') ? null : number;
            }
        }

        return null;
    }

    private static string Remedy(string line) =>
        line.Contains('"') || line.Contains('\'') ? "Check that every quote is closed."
        : line.Contains('{') || line.Contains('[') ? "Check that every bracket is closed, and that a comma stands between entries."
        : line.Contains(": ") && line.IndexOf(": ", StringComparison.Ordinal) != line.LastIndexOf(": ", StringComparison.Ordinal)
            ? "Put quotes around text that contains a colon followed by a space."
            : "Check the indentation of this line and the one before, and that a space follows each colon.";
}
