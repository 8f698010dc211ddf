using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Terminals;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Commands;

/// <summary>What a design is compared with.</summary>
internal sealed class AgainstOptions
{
    private readonly Option<string?> _against = new("--against") { HelpName = "stage|file", Description = "Compare with another stage of this design, or with another design; same seed." };
    private readonly Option<string?> _stage = new("--against-stage") { HelpName = "name", Description = "A stage of the design named by --against." };

    public void AddTo(Command command)
    {
        command.Options.Add(_against);
        command.Options.Add(_stage);
    }

    /// <summary>The other design; null when none is asked for or it is wrong, which the exit code tells apart.</summary>
    public Source? Read(ParseResult parsed, Session session, Design design, SimulationOptions options, out int exitCode)
    {
        exitCode = ExitCode.Met;
        return parsed.GetValue(_against) is { } against ? Sources.ReadOther(session, design, against, parsed.GetValue(_stage), options, out exitCode) : null;
    }

    /// <summary>How it is called in a report.</summary>
    public static string NameOf(Design design) => design.Stage is null ? design.Name : $"{design.Name} {design.Stage}";

    /// <summary>Runs the other design with the same options and sets the two side by side.</summary>
    public static ImmutableArray<Difference> Compare(Session session, Source other, SimulationResult run, Estimate estimate, SimulationOptions options, IProgress<SimulationProgress> progress, out long events)
    {
        var before = session.Engine.Simulate(other.Design, options, progress, session.Stop);
        events = before.Events;
        return Comparer.Compare(before, run, other.Estimate, estimate);
    }
}
