using Windtunnel.Cli.Engines;
using Windtunnel.Cli.Terminals;

namespace Windtunnel.Cli.Commands;

/// <summary>What a command works with.</summary>
/// <param name="Stop">Somebody wants it to stop and say what it knows.</param>
internal sealed record Session(Terminal Terminal, IEngine Engine, CancellationToken Stop);
