using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Cli.Starts;
using Windtunnel.Cli.Terminals;

namespace Windtunnel.Cli.Commands;

/// <summary>Writes a commented starting point.</summary>
internal sealed class NewCommand : ICommand
{
    private readonly Argument<string> _file = new("file") { Description = "Where to write it; must not exist." };

    public Command Command { get; } = new("new", "Writes a commented design to start from; it already passes.");

    public ImmutableArray<string> Examples => ["windtunnel new my-design.yaml", "windtunnel check my-design.yaml"];

    public ICommand Build(Func<Session> session)
    {
        Command.Arguments.Add(_file);
        Command.SetAction(parsed => Run(session().Terminal, parsed.GetRequiredValue(_file)));
        return this;
    }

    private static int Run(Terminal terminal, string file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            terminal.Say("The name of the new file is empty. Write one, such as my-design.yaml.");
            return ExitCode.DesignWrong;
        }

        if (File.Exists(file) || Directory.Exists(file))
        {
            terminal.Say($"{file} exists already and was left as it is. Choose another name.");
            return ExitCode.DesignWrong;
        }

        using (var stream = new FileStream(file, FileMode.CreateNew))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(StartingPoint.Text);
        }

        terminal.Out.WriteLine($"Wrote {file}. Next: windtunnel check {file}");
        terminal.Out.Flush();
        return ExitCode.Met;
    }
}
