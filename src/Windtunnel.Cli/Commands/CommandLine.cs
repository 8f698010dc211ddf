using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Windtunnel.Cli.Terminals;
using Windtunnel.Language;

namespace Windtunnel.Cli.Commands;

/// <summary>From words on the command line to an exit code; nothing a user can do ends in a stack trace.</summary>
internal static class CommandLine
{
    /// <param name="args">As typed.</param>
    /// <param name="commands">Every verb there is.</param>
    /// <param name="session">Made when a command runs.</param>
    public static int Run(string[] args, IReadOnlyList<ICommand> commands, Session session)
    {
        var root = Root(commands, session);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in Complaints(parsed, args, commands))
            {
                session.Terminal.Say(error);
            }

            var verb = parsed.CommandResult.Command == root ? "" : $" {parsed.CommandResult.Command.Name}";
            session.Terminal.Say($"See: windtunnel{verb} --help");
            return ExitCode.DesignWrong;
        }

        try
        {
            var code = parsed.Invoke(new InvocationConfiguration
            {
                Output = session.Terminal.Out,
                Error = session.Terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
            session.Terminal.Out.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            session.Terminal.Say("Stopped before anything was known.");
            return ExitCode.Stopped;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Terminal.Say($"{e.Message.TrimEnd('.')}. Nothing more was written.");
            return ExitCode.WorldWrong;
        }
        catch (OutOfMemoryException)
        {
            session.Terminal.Say("This machine has too little memory for this run. Try --threads 1 or a shorter --for.");
            return ExitCode.WorldWrong;
        }
        catch (Exception e)
        {
            session.Terminal.Say($"This is a mistake in windtunnel, not in your design: {e.Message} ({e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name})");
            return ExitCode.ProgramWrong;
        }
    }

    /// <summary>What is wrong with the words, in ours where the library's do not say what to do.</summary>
    private static IEnumerable<string> Complaints(ParseResult parsed, string[] args, IReadOnlyList<ICommand> commands)
    {
        var names = commands.Select(c => c.Command.Name).ToArray();
        if (!names.Contains(parsed.CommandResult.Command.Name) && !args[0].StartsWith('-'))
        {
            return [$"There is no command '{args[0]}'. {Suggestion.For(args[0], names)}"];
        }

        var options = parsed.CommandResult.Command.Options.Select(o => o.Name).ToArray();
        return parsed.Errors.Select(e => e.Message)
            .Select(m => parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal) && m.Contains($"'{t}'", StringComparison.Ordinal)) is { } option
                ? $"There is no option '{option}'. {(Suggestion.Nearest(option, options) is { } near ? $"Did you mean '{near}'?" : "")}".TrimEnd()
                : m)
            .Distinct(StringComparer.Ordinal);
    }

    private static Command Root(IReadOnlyList<ICommand> commands, Session session)
    {
        // A plain command, because a RootCommand takes its name from the assembly and help would not say what to type.
        var help = new HelpOption();
        var root = new Command("windtunnel", "Test a system design before you build it.") { help, new VersionOption() };
        foreach (var command in commands)
        {
            root.Subcommands.Add(command.Build(() => session).Command);
        }

        help.Action = new HelpWithExamples((HelpAction)help.Action!, commands);
        return root;
    }
}
