using System.Collections.Immutable;

namespace Windtunnel.Language;

/// <summary>Collects what is wrong while a design is read; nothing stops at the first error.</summary>
public sealed class Reading
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>All diagnostics so far, in order of position.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        [.. _diagnostics.OrderBy(d => d.Where.File, StringComparer.Ordinal).ThenBy(d => d.Where.Line).ThenBy(d => d.Where.Column).ThenBy(d => d.Code, StringComparer.Ordinal)];

    /// <summary>Whether no answer can be given.</summary>
    public bool HasErrors => _diagnostics.Exists(d => d.Severity == Severity.Error);

    public void Error(string code, SourceSpan where, string message, string remedy) =>
        _diagnostics.Add(new Diagnostic(code, Severity.Error, where, message, remedy));

    public void Warn(string code, SourceSpan where, string message, string remedy) =>
        _diagnostics.Add(new Diagnostic(code, Severity.Warning, where, message, remedy));
}
