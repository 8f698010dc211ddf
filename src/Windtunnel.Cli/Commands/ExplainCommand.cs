using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Pages;
using Windtunnel.Cli.Reports;
using Windtunnel.Cli.Terminals;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Commands;

/// <summary>Where a number comes from.</summary>
internal sealed class ExplainCommand : ICommand
{
    private readonly DesignArgument _design = new();
    private readonly RunOptions _run = new();
    private readonly Argument<string?> _question = new("question") { Description = "What to explain; without it, what can be asked.", Arity = ArgumentArity.ZeroOrOne };

    public Command Command { get; } = new("explain", "Where a number comes from: formula, inputs, hop by hop.");

    public ImmutableArray<string> Examples =>
    [
        "windtunnel explain designs/url-shortener \"redirect p99\"",
        "windtunnel explain designs/url-shortener \"url storage per year\"",
        "windtunnel explain designs/url-shortener \"redirect p99 < 100 ms\"",
        "windtunnel explain designs/url-shortener \"redirect p99 < 100 ms this month\"",
        "windtunnel explain designs/url-shortener",
    ];

    public ICommand Build(Func<Session> session)
    {
        _design.AddTo(Command);
        Command.Arguments.Add(_question);
        foreach (var option in _run.All)
        {
            Command.Options.Add(option);
        }

        Command.SetAction(parsed => Run(session(), parsed));
        return this;
    }

    private int Run(Session session, ParseResult parsed)
    {
        var terminal = session.Terminal;
        if (Sources.Read(session, _design.Path(parsed), _design.Stage(parsed), _run.Read(parsed), out var exitCode) is not ({ } design, { } estimate))
        {
            return exitCode;
        }

        var askable = Question.Askable(design, estimate);
        if (parsed.GetValue(_question) is not { } text)
        {
            terminal.Print(askable.Aggregate(new Page().Line(new Ink("What can be explained", Tone.Heading)), (page, item) => page.Line("  " + item)));
            return ExitCode.Met;
        }

        if (Question.Read(text, design, estimate) is not { } question)
        {
            terminal.Say(Question.Nearest(text, askable) is { } nearest
                ? $"{design.Name} has no '{text}' to explain. Did you mean '{nearest}'?"
                : $"{design.Name} has no '{text}' to explain. Without a question, 'windtunnel explain DESIGN' lists what can be asked.");
            return ExitCode.DesignWrong;
        }

        terminal.Print(Answer(session, design, estimate, question, parsed));
        return session.Stop.IsCancellationRequested ? ExitCode.Stopped : ExitCode.Met;
    }

    private Page Answer(Session session, Design design, Estimate estimate, Question question, ParseResult parsed)
    {
        if (question is Question.OfFigure figure)
        {
            return ExplainReport.Figure(figure.Figure);
        }

        var options = _run.Read(parsed);
        var progress = new ProgressLine(session.Terminal);
        var analytic = session.Engine.Solve(design, options);
        var run = session.Engine.Simulate(design, options, progress, session.Stop);
        progress.Finish(run.Events);
        switch (question)
        {
            case Question.OfLatency latency:
                return ExplainReport.Latency(latency, design, run, analytic);
            case Question.OfMonth month:
                return MonthExplanation.Of(month.Slo, design, MonthForecast.Of(design, run).FirstOrDefault(m => m.Slo == month.Slo));
            case Question.OfComponent component:
                return ExplainReport.Busy(component.Component, design, run, analytic);
            default:
                var slo = ((Question.OfSlo)question).Slo;
                var page = ExplainReport.Objective(Judge.Decide(slo, design, estimate, run));
                return Question.Behind(slo, design, estimate) switch
                {
                    Question.OfFigure behind => page.Add(ExplainReport.Figure(behind.Figure)),
                    Question.OfLatency behind => page.Add(ExplainReport.Latency(behind, design, run, analytic)),
                    Question.OfComponent behind => page.Add(ExplainReport.Busy(behind.Component, design, run, analytic)),
                    _ => page,
                };
        }
    }
}
