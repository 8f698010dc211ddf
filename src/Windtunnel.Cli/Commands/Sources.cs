using Windtunnel.Cli.Terminals;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Language.Printing;

namespace Windtunnel.Cli.Commands;

/// <summary>Reads designs for commands and prints what is wrong with them.</summary>
internal static class Sources
{
    /// <summary>The design; null when it is wrong, with the exit code that says how.</summary>
    public static Design? Read(Terminal terminal, string path, string? stage, out int exitCode)
    {
        var reading = DesignReader.Read(path, stage);
        DiagnosticPrinter.Print(terminal.Error, reading.Diagnostics, reading.Text, terminal.HasErrorColour);
        exitCode = reading.Diagnostics.Any(d => d.Code == DiagnosticCode.FileUnreadable) ? ExitCode.WorldWrong : reading.Design is null ? ExitCode.DesignWrong : ExitCode.Met;
        if (reading.Design is null)
        {
            terminal.Say($"{path}: {Reports.Show.Plural(reading.Diagnostics.Count(d => d.Severity == Severity.Error), "error")}; nothing was run.");
        }

        return reading.Design;
    }

    /// <summary>What a design is compared with: one of its own stages, else another file.</summary>
    public static Design? ReadOther(Terminal terminal, Design design, string against, string? stage, out int exitCode) =>
        design.Stages.Contains(against) && stage is null
            ? Read(terminal, design.File, against, out exitCode)
            : Read(terminal, against, stage, out exitCode);
}
