using Windtunnel.Language;

namespace Windtunnel.Designs.Readers;

/// <summary>
/// Brings together what is wrong in the body and in each stage. What the body shares with its stages is reported once; what
/// only a stage gets wrong names the stage; what is unused is reported only when no stage uses it.
/// </summary>
internal sealed class StageDiagnostics(Reading reading)
{
    private readonly HashSet<Diagnostic> _known = [];
    private readonly Dictionary<Diagnostic, int> _unused = [];
    private int _variants;
    private bool _isBodyBroken;
    private bool _hasErrors;

    public void Add(string? stage, Reading own)
    {
        _variants++;
        foreach (var diagnostic in own.Diagnostics)
        {
            if (diagnostic.Code is DiagnosticCode.UnusedComponent or DiagnosticCode.UnusedData)
            {
                _unused[diagnostic] = _unused.GetValueOrDefault(diagnostic) + 1;
            }
            else if (stage is not null && _isBodyBroken && diagnostic.Code == DiagnosticCode.MissingKey)
            {
                // What a stage changes may have been lost with what is broken; saying so twice helps nobody.
                continue;
            }
            else if (_known.Add(diagnostic))
            {
                reading.Report(stage is null ? diagnostic : diagnostic with { Message = $"{diagnostic.Message} (In stage '{stage}'.)" });
            }
        }

        _hasErrors |= own.HasErrors;
        _isBodyBroken |= stage is null && own.HasErrors;
    }

    /// <summary>Reports what no variant uses, unless an error hides what is used.</summary>
    public void Finish()
    {
        foreach (var (diagnostic, count) in _unused.Where(u => !_hasErrors && u.Value == _variants))
        {
            reading.Report(diagnostic);
        }
    }
}
