using System.CommandLine;

namespace Windtunnel.Cli.Commands;

/// <summary>The design a command is about, and which of its stages.</summary>
internal sealed class DesignArgument
{
    private readonly Argument<string> _path = new("design") { Description = "A design file, or a folder with one." };
    private readonly Option<string?> _stage = new("--stage") { HelpName = "name", Description = "One of the design's stages; default: the design as it stands." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_path);
        command.Options.Add(_stage);
    }

    public string Path(ParseResult parsed) => parsed.GetRequiredValue(_path);

    public string? Stage(ParseResult parsed) => parsed.GetValue(_stage);
}
