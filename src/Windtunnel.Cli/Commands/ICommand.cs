using System.Collections.Immutable;
using System.CommandLine;

namespace Windtunnel.Cli.Commands;

/// <summary>One verb of the program.</summary>
internal interface ICommand
{
    Command Command { get; }

    /// <summary>Lines somebody might type, for the help.</summary>
    ImmutableArray<string> Examples { get; }

    /// <summary>Adds options and the action; returns itself.</summary>
    /// <param name="session">Made when the command runs.</param>
    ICommand Build(Func<Session> session);
}
