using Windtunnel.Cli.Reports;
using Windtunnel.Cli.Terminals;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Language.Printing;
using Windtunnel.Simulation;

namespace Windtunnel.Cli.Commands;

/// <summary>Reads designs for commands and prints what is wrong with them.</summary>
internal static class Sources
{
    /// <summary>The design; null when it is wrong, with the exit code that says how. With options, a load that cannot be simulated is wrong too.</summary>
    public static Source? Read(Session session, string path, string? stage, SimulationOptions? options, out int exitCode)
    {
        var reading = DesignReader.Read(path, stage);
        var estimate = reading.Design is { } design ? session.Engine.Estimate(design) : null;
        Diagnostic[] diagnostics = [.. reading.Diagnostics, .. estimate is null ? [] : session.Engine.Check(reading.Design!, estimate), .. reading.Design is null || options is null ? [] : LoadLimits.Check(reading.Design, options)];
        DiagnosticPrinter.Print(session.Terminal.Error, diagnostics, reading.Text, session.Terminal.HasErrorColour);
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        exitCode = diagnostics.Any(d => d.Code == DiagnosticCode.FileUnreadable) ? ExitCode.WorldWrong : errors > 0 ? ExitCode.DesignWrong : ExitCode.Met;
        if (errors == 0)
        {
            return new Source(reading.Design!, estimate!);
        }

        session.Terminal.Say($"{(string.IsNullOrWhiteSpace(path) ? $"'{path}'" : path)}: {Show.Plural(errors, "error")}; nothing was run.");
        return null;
    }

    /// <summary>What a design is compared with: one of its own stages, else another file.</summary>
    public static Source? ReadOther(Session session, Design design, string against, string? stage, SimulationOptions options, out int exitCode) =>
        design.Stages.Contains(against) && stage is null
            ? Read(session, design.File, against, options, out exitCode)
            : Read(session, against, stage, options, out exitCode);
}
