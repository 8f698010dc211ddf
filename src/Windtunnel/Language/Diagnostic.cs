namespace Windtunnel.Language;

/// <summary>How much a diagnostic matters: an error means no answer can be given, a warning that the answer may surprise.</summary>
public enum Severity
{
    Error,
    Warning,
    Note,
}

/// <summary>One thing that is wrong with a design file, and what to do about it.</summary>
/// <param name="Code">Permanent code, listed in <see cref="DiagnosticCode"/>; never reused.</param>
/// <param name="Severity">Whether an answer can still be given.</param>
/// <param name="Where">The offending text.</param>
/// <param name="Message">One sentence naming the culprit.</param>
/// <param name="Remedy">One sentence saying what to write instead.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan Where, string Message, string Remedy);
