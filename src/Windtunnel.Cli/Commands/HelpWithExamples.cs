using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Windtunnel.Cli.Commands;

/// <summary>The usual help, then lines somebody might type, then what the exit code says.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyList<ICommand> commands) : SynchronousCommandLineAction
{
    /// <summary>Whoever asks for help has not typed the rest yet.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = commands.FirstOrDefault(c => c.Command == parseResult.CommandResult.Command)?.Examples
            ?? [.. commands.Select(c => c.Examples[0])];
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        output.WriteLine("Exit code: 0 met, 1 not met or not sure, 2 the design or the command is wrong, 3 the world is wrong");
        output.WriteLine("(unreadable file, full disk), 4 windtunnel is wrong, 130 stopped by Ctrl-C.");
        return 0;
    }
}
