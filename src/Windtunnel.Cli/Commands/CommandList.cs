namespace Windtunnel.Cli.Commands;

/// <summary>Every verb of the program, in the order the help lists them.</summary>
internal static class CommandList
{
    public static IReadOnlyList<ICommand> All() =>
    [
        new NewCommand(),
        new CheckCommand(),
        new EstimateCommand(),
        new SimulateCommand(),
        new ExplainCommand(),
        new SelftestCommand(),
        new SchemaCommand(),
        new DocsCommand(),
    ];
}
