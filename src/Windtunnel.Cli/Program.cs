using Windtunnel.Cli.Commands;
using Windtunnel.Cli.Engines;
using Windtunnel.Cli.Terminals;

using var stop = new StopSignal();
return CommandLine.Run(args, CommandList.All(), new Session(Terminal.OfProcess(), new LibraryEngine(), stop.Token));
