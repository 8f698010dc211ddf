using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Windtunnel.Designs.Schema;

namespace Windtunnel.Cli.Commands;

/// <summary>The JSON Schema that editors complete and check designs with.</summary>
internal sealed class SchemaCommand : ICommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public Command Command { get; } = new("schema", "Prints the JSON Schema of design files, for editors.");

    public ImmutableArray<string> Examples => ["windtunnel schema > design.schema.json"];

    public ICommand Build(Func<Session> session)
    {
        Command.SetAction(_ =>
        {
            var output = session().Terminal.Out;
            output.WriteLine(DesignSchema.Build().ToJsonString(Indented));
            output.Flush();
            return Terminals.ExitCode.Met;
        });
        return this;
    }
}
