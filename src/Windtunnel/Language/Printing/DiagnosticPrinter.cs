namespace Windtunnel.Language.Printing;

/// <summary>Prints diagnostics as compilers do: the place, the line with the culprit underlined, and what to do.</summary>
public static class DiagnosticPrinter
{
    /// <summary>Columns of a source line that are shown; a longer line is cut around the culprit.</summary>
    private const int Width = 96;

    /// <summary>Writes all diagnostics, a blank line after each.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="diagnostics">In the order they are to be printed.</param>
    /// <param name="text">The text they point into; null when there is none.</param>
    /// <param name="colour">Whether to use ANSI colours.</param>
    public static void Print(TextWriter writer, IEnumerable<Diagnostic> diagnostics, string? text, bool colour)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var lines = text?.Split('\n') ?? [];
        foreach (var diagnostic in diagnostics)
        {
            Print(writer, diagnostic, lines, colour);
            writer.WriteLine();
        }
    }

    private static void Print(TextWriter writer, Diagnostic diagnostic, string[] lines, bool colour)
    {
        var paint = new Paint(colour);
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        var severityColour = diagnostic.Severity == Severity.Error ? Paint.Red : Paint.Yellow;
        writer.WriteLine($"{Clean(diagnostic.Where.ToString())}: {paint.With(severityColour, $"{severity} {diagnostic.Code}")}: {Clean(diagnostic.Message)}");
        var where = diagnostic.Where;
        if (where.Line >= 1 && where.Line <= lines.Length)
        {
            var (line, column) = Cut(lines[where.Line - 1].TrimEnd('\r'), where.Column - 1);
            var length = Math.Clamp(where.Length, 1, Math.Max(1, line.Length - column));
            writer.WriteLine($"{where.Line,5} | {Clean(line)}");
            writer.WriteLine($"{"",5} | {new string(' ', column)}{paint.With(severityColour, "^" + new string('~', length - 1))}");
        }

        writer.WriteLine($"{"",5} = {paint.With(Paint.Cyan, "help")}: {Clean(diagnostic.Remedy)}");
    }

    /// <summary>The part of a line to show, and where in it the culprit begins.</summary>
    private static (string Line, int Column) Cut(string line, int column)
    {
        column = Math.Clamp(column, 0, line.Length);
        if (line.Length <= Width)
        {
            return (line, column);
        }

        var start = Math.Clamp(column - Width / 3, 0, line.Length - Width);
        return (line.Substring(start, Width), column - start);
    }

    /// <summary>Control characters would move the cursor or colour the terminal of whoever reads a stranger's design.</summary>
    private static string Clean(string text) =>
        string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = from[i] == '\t' ? ' ' : char.IsControl(from[i]) ? '?' : from[i];
            }
        });

    private readonly record struct Paint(bool IsOn)
    {
        public const string Red = "\e[1;31m";
        public const string Yellow = "\e[1;33m";
        public const string Cyan = "\e[1;36m";

        public string With(string colour, string text) => IsOn ? $"{colour}{text}\e[0m" : text;
    }
}
