using System.Collections.Immutable;
using Windtunnel.Units;

namespace Windtunnel.Language;

/// <summary>Collects what is wrong while a design is read; nothing stops at the first error.</summary>
/// <param name="files">Finds files of measured values that the design names; null when none can be had.</param>
public sealed class Reading(ISampleFiles? files = null)
{
    /// <summary>Finds files of measured values that the design names; null when none can be had.</summary>
    public ISampleFiles? Files { get; } = files;

    /// <summary>Diagnostics kept; a file with more mistakes than this is no design, and listing them all helps nobody.</summary>
    public const int DiagnosticsMax = 500;

    private readonly HashSet<Diagnostic> _diagnostics = [];

    /// <summary>All diagnostics so far, in order of position, no two alike.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        [.. _diagnostics.OrderBy(d => d.Where.File, StringComparer.Ordinal).ThenBy(d => d.Where.Line).ThenBy(d => d.Where.Column).ThenBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal)];

    /// <summary>Whether no answer can be given.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether further diagnostics are dropped; readers may stop looking for them.</summary>
    public bool IsFull => _diagnostics.Count >= DiagnosticsMax;

    public void Error(string code, SourceSpan where, string message, string remedy) =>
        Report(new Diagnostic(code, Severity.Error, where, message, remedy));

    /// <summary>As above, with a remedy that is costly to find: it is not looked for once nobody will read it.</summary>
    public void Error(string code, SourceSpan where, string message, Func<string> remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        HasErrors = true;
        if (!IsFull)
        {
            Error(code, where, message, remedy());
        }
    }

    public void Warn(string code, SourceSpan where, string message, string remedy) =>
        Report(new Diagnostic(code, Severity.Warning, where, message, remedy));

    public void Report(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (!IsFull)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            Report(diagnostic);
        }
    }
}
