using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Pages;
using Windtunnel.Cli.Reports;
using Windtunnel.Cli.Terminals;
using Windtunnel.Validation;
using Windtunnel.Validation.Utilisations;

namespace Windtunnel.Cli.Commands;

/// <summary>Simulates designs whose answers are known and compares.</summary>
internal sealed class SelftestCommand : ICommand
{
    private readonly Argument<string?> _filter = new("case") { Description = "Run only the cases whose name contains this.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<ulong?> _seed = new("--seed") { HelpName = "N", Description = "Seed of every random stream; default 1." };

    private readonly Option<bool> _byUtilisation = new("--by-utilisation") { Description = "Instead: how far simulation and queueing network are off from 30 % to 99 % utilisation, by mechanism; takes minutes." };

    public Command Command { get; } = new("selftest", "Simulates designs whose answers theory knows, and compares.");

    public ImmutableArray<string> Examples => ["windtunnel selftest", "windtunnel selftest M/M/1", "windtunnel selftest --seed 7", "windtunnel selftest --by-utilisation"];

    public ICommand Build(Func<Session> session)
    {
        Command.Arguments.Add(_filter);
        Command.Options.Add(_seed);
        Command.Options.Add(_byUtilisation);
        Command.SetAction(parsed => parsed.GetValue(_byUtilisation)
            ? Compare(session(), parsed.GetValue(_filter) ?? "", parsed.GetValue(_seed) ?? 1)
            : Run(session(), parsed.GetValue(_filter) ?? "", parsed.GetValue(_seed) ?? 1));
        return this;
    }

    private static int Compare(Session session, string filter, ulong seed)
    {
        var mechanisms = Mechanisms.All.Where(m => m.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (mechanisms.Count == 0)
        {
            session.Terminal.Say($"No mechanism is called '{filter}'. There are: {string.Join("; ", Mechanisms.All.Select(m => m.Name))}.");
            return ExitCode.DesignWrong;
        }

        foreach (var mechanism in mechanisms)
        {
            var found = Mechanisms.Utilisations.TakeWhile(_ => !session.Stop.IsCancellationRequested).Select(u => Comparison.Of(mechanism, u, seed, session.Stop)).ToList();
            if (session.Stop.IsCancellationRequested)
            {
                return ExitCode.Stopped;
            }

            session.Terminal.Print(UtilisationReport.Write(mechanism, found));
        }

        return ExitCode.Met;
    }

    private static int Run(Session session, string filter, ulong seed)
    {
        var cases = ValidationCases.All.Where(c => c.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (cases.Count == 0)
        {
            session.Terminal.Say($"No case is called '{filter}'. There are: {string.Join("; ", ValidationCases.All.Select(c => c.Name))}.");
            return ExitCode.DesignWrong;
        }

        var results = new List<ValidationResult>();
        foreach (var validation in cases)
        {
            if (session.Stop.IsCancellationRequested)
            {
                break;
            }

            // Cases differ in length by a factor of a hundred; each is shown as soon as it is known.
            var found = Validator.Run(validation, seed, session.Stop);
            session.Terminal.Print(SelftestReport.Case(validation, found));
            results.AddRange(found);
        }

        session.Terminal.Print(SelftestReport.Sum(results));
        return session.Stop.IsCancellationRequested ? ExitCode.Stopped : results.TrueForAll(r => r.IsMet) ? ExitCode.Met : ExitCode.NotMet;
    }
}
