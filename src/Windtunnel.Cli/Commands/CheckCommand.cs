using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Json;
using Windtunnel.Cli.Pages;
using Windtunnel.Cli.Reports;
using Windtunnel.Cli.Terminals;
using Windtunnel.Designs;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Commands;

/// <summary>Validates, estimates, simulates, judges: the main job.</summary>
internal sealed class CheckCommand : ICommand
{
    private readonly DesignArgument _design = new();
    private readonly RunOptions _run = new();
    private readonly OutputOptions _output = new();
    private readonly AgainstOptions _against = new();
    private readonly Option<bool> _noExperiments = new("--no-experiments") { Description = "Judge the steady state only." };

    /// <summary>Events of a run that only has to show whether a change helps; about two seconds.</summary>
    private const long TrialEvents = 6_000_000;

    public Command Command { get; } = new("check", "Does the design meet its objectives? Estimates, simulates and judges it.");

    public ImmutableArray<string> Examples =>
    [
        "windtunnel check designs/url-shortener",
        "windtunnel check my-design.yaml --load 3x --no-experiments",
        "windtunnel check designs/news-feed --stage \"fan-out on read\" --against designs/news-feed",
        "windtunnel check my-design.yaml --json > verdict.json",
    ];

    public ICommand Build(Func<Session> session)
    {
        _design.AddTo(Command);
        Command.Options.Add(_noExperiments);
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
        var options = _run.Read(parsed) with { StopsWhenDecided = !_run.AsksForPrecision(parsed), ComponentPercentiles = _output.HasSeries(parsed) };
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
        var analytic = engine.Solve(design, options);
        var steady = engine.Simulate(design, options, progress, stop);
        var experiments = parsed.GetValue(_noExperiments) || steady.Stopped is StopReason.Saturated ? [] : Experiments(session, design, options, progress);
        var brief = options with { EventBudget = Math.Min(options.EventBudget, TrialEvents) };
        var trial = new Trial(d => engine.Solve(d, options), d => engine.Simulate(d, brief, progress, stop));
        var verdict = Judge.Decide(design, estimate, analytic, steady, experiments, trial);
        var events = steady.Events + experiments.Sum(e => e.Result.Events);
        var differences = ImmutableArray<Difference>.Empty;
        if (other is not null && !stop.IsCancellationRequested)
        {
            differences = AgainstOptions.Compare(session, other, steady, estimate, options, progress, out var otherEvents);
            events += otherEvents;
        }

        progress.Finish(events);
        var report = new CheckReport(design, estimate, steady, experiments, verdict, stop.IsCancellationRequested);
        Print(terminal, parsed, report, differences, other);
        return stop.IsCancellationRequested ? ExitCode.Stopped : verdict.IsMet ? ExitCode.Met : ExitCode.NotMet;
    }

    private static List<ExperimentResult> Experiments(Session session, Design design, SimulationOptions options, IProgress<SimulationProgress> progress)
    {
        var results = new List<ExperimentResult>();
        foreach (var experiment in design.Experiments)
        {
            if (session.Stop.IsCancellationRequested)
            {
                break;
            }

            var result = session.Engine.RunExperiment(design, experiment, options, progress, session.Stop);
            if (result.Result.Stopped is StopReason.Cancelled)
            {
                // Half an experiment shows no recovery, and a flow that was never seen disturbed would pass for one that withstood.
                break;
            }

            results.Add(result);
        }

        return results;
    }

    private void Print(Terminal terminal, ParseResult parsed, CheckReport report, ImmutableArray<Difference> differences, Source? other)
    {
        if (_output.IsJson(parsed))
        {
            terminal.Out.Write(CheckJson.Write(report, differences));
            terminal.Out.Flush();
        }
        else if (_output.IsText(parsed))
        {
            terminal.Print(report.Write(other is null || differences.IsEmpty ? null : AgainstOptions.NameOf(other.Design), differences));
        }

        _output.WriteCsv(parsed, terminal, report.Experiments.Select(e => (e.Experiment, e.Result.Series)).Prepend(("steady", report.Simulation.Series)));
    }
}
