using System.Text;
using Windtunnel.Cli.Pages;

namespace Windtunnel.Cli.Terminals;

/// <summary>Where a command writes: results to one side, diagnostics and progress to the other.</summary>
/// <param name="Out">Results. Buffered: what is written appears when it is flushed.</param>
/// <param name="Error">Diagnostics and progress.</param>
/// <param name="HasColour">Whether results may be coloured.</param>
/// <param name="HasErrorColour">Whether diagnostics may be coloured, and a line may be overwritten to show progress.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool HasColour, bool HasErrorColour)
{
    /// <summary>The terminal of this process. Colour only where somebody looks at it, and not where NO_COLOR (no-color.org) is set.</summary>
    public static Terminal OfProcess()
    {
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(
            Writer(Console.OpenStandardOutput(), autoFlush: false),
            Writer(Console.OpenStandardError(), autoFlush: true),
            HasColour: !Console.IsOutputRedirected && !isPlain,
            HasErrorColour: !Console.IsErrorRedirected && !isPlain);
    }

    public void Print(Page page)
    {
        page.WriteTo(Out, HasColour);
        Out.Flush();
    }

    /// <summary>One sentence to the side of diagnostics.</summary>
    public void Say(string sentence) => Error.WriteLine(new Ink(sentence).Text);

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16384) { AutoFlush = autoFlush, NewLine = "\n" };
}
