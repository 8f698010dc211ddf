using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Json;
using Windtunnel.Cli.Pages;
using Windtunnel.Cli.Reports;
using Windtunnel.Cli.Terminals;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Commands;

/// <summary>Runs the steady state and reports it without judging.</summary>
internal sealed class SimulateCommand : ICommand
{
    private readonly DesignArgument _design = new();
    private readonly RunOptions _run = new();
    private readonly OutputOptions _output = new();
    private readonly AgainstOptions _against = new();

    public Command Command { get; } = new("simulate", "What happens under load: latency, utilisation, queues, errors.");

    public ImmutableArray<string> Examples =>
    [
        "windtunnel simulate designs/url-shortener --load 3x --seed 7 --for 5min --json",
        "windtunnel simulate my-design.yaml --at average --csv series.csv",
    ];

    public ICommand Build(Func<Session> session)
    {
        _design.AddTo(Command);
        foreach (var option in _run.All)
        {
            Command.Options.Add(option);
        }

        _against.AddTo(Command);
        _output.AddTo(Command);
        Command.SetAction(parsed => Run(session(), parsed));
        return this;
    }

    private int Run(Session session, ParseResult parsed)
    {
        var (terminal, engine, stop) = session;
        var options = _run.Read(parsed) with { ComponentPercentiles = _output.HasSeries(parsed) };
        if (Sources.Read(session, _design.Path(parsed), _design.Stage(parsed), options, out var exitCode) is not ({ } design, { } estimate))
        {
            return exitCode;
        }

        var other = _against.Read(parsed, session, design, options, out exitCode);
        if (exitCode != ExitCode.Met)
        {
            return exitCode;
        }

        if (_output.IsText(parsed))
        {
            terminal.Print(HeadlineSection.Write(design, estimate, options));
        }

        var progress = new ProgressLine(terminal);
        var run = engine.Simulate(design, options, progress, stop);
        var events = run.Events;
        var differences = ImmutableArray<Difference>.Empty;
        if (other is not null && !stop.IsCancellationRequested)
        {
            differences = AgainstOptions.Compare(session, other, run, estimate, options, progress, out var otherEvents);
            events += otherEvents;
        }

        progress.Finish(events);
        if (_output.IsJson(parsed))
        {
            terminal.Out.Write(SimulationJson.Write(run, differences));
            terminal.Out.Flush();
        }
        else if (_output.IsText(parsed))
        {
            terminal.Print(Report(run, estimate, other, differences));
        }

        _output.WriteCsv(parsed, terminal, [("steady", run.Series)]);

        return stop.IsCancellationRequested || run.Stopped is StopReason.Cancelled ? ExitCode.Stopped : ExitCode.Met;
    }

    private static Page Report(SimulationResult run, Estimation.Estimate estimate, Source? other, ImmutableArray<Difference> differences)
    {
        var page = SimulateReport.Write(run, estimate);
        if (other is not null && !differences.IsEmpty)
        {
            ComparisonSection.Write(page, AgainstOptions.NameOf(other.Design), differences);
        }

        return page;
    }
}
