using System.Collections.Immutable;
using System.CommandLine;
using Windtunnel.Designs.Reference;

namespace Windtunnel.Cli.Commands;

/// <summary>The language reference.</summary>
internal sealed class DocsCommand : ICommand
{
    public Command Command { get; } = new("docs", "Prints the reference of the design language: every key with type, unit, range, default, source, example.");

    public ImmutableArray<string> Examples => ["windtunnel docs | less"];

    public ICommand Build(Func<Session> session)
    {
        Command.SetAction(_ =>
        {
            var output = session().Terminal.Out;
            output.Write(LanguageReference.Write());
            output.Flush();
            return Terminals.ExitCode.Met;
        });
        return this;
    }
}
