using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Json;
using Windtunnel.Cli.Reports;
using Windtunnel.Cli.Terminals;

namespace Windtunnel.Cli.Commands;

/// <summary>The envelope, every line with its working.</summary>
internal sealed class EstimateCommand : ICommand
{
    private readonly DesignArgument _design = new();
    private readonly Option<bool> _json = new("--json") { Description = "Results as JSON; docs/guide/json.md names each field." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show where each input came from." };

    public Command Command { get; } = new("estimate", "Rates, storage, servers, cost, availability: the envelope, every line with its working.");

    public ImmutableArray<string> Examples => ["windtunnel estimate designs/url-shortener", "windtunnel estimate my-design.yaml --verbose"];

    public ICommand Build(Func<Session> session)
    {
        _design.AddTo(Command);
        Command.Options.Add(_verbose);
        Command.Options.Add(_json);
        Command.SetAction(parsed => Run(session(), parsed));
        return this;
    }

    private int Run(Session session, ParseResult parsed)
    {
        var terminal = session.Terminal;
        if (Sources.Read(session, _design.Path(parsed), _design.Stage(parsed), null, out var exitCode) is not ({ } design, { } estimate))
        {
            return exitCode;
        }

        if (parsed.GetValue(_json))
        {
            terminal.Out.Write(EstimateJson.Write(estimate));
            terminal.Out.Flush();
        }
        else
        {
            terminal.Print(HeadlineSection.Write(design, estimate).Add(EstimateReport.Write(estimate, parsed.GetValue(_verbose))));
        }

        return estimate.Expectations.All(e => e.IsMet) ? ExitCode.Met : ExitCode.NotMet;
    }
}
