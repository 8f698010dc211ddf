using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Windtunnel.Language.Yaml;

/// <summary>Reads YAML text into nodes with positions; nothing of the YAML library is seen beyond this folder.</summary>
public static class YamlReader
{
    /// <summary>Reads one document.</summary>
    /// <param name="text">The file's text; any text at all.</param>
    /// <param name="file">Path to name in diagnostics.</param>
    /// <param name="reading">Receives what is wrong.</param>
    /// <returns>The root; null when the text is empty or is no YAML.</returns>
    public static Node? Read(string text, string file, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(reading);
        var source = new SourceLines(text, file);
        var tree = new TreeBuilder(source, reading);
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            while (tree.IsReading && parser.MoveNext())
            {
                tree.Add(parser.Current!);
            }
        }
        catch (YamlException problem)
        {
            reading.Report(SyntaxProblem.Describe(problem, source));
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            // The library throws these, instead of its own, for some malformed directives and escapes.
            reading.Report(SyntaxProblem.After(parser.Current?.End ?? Mark.Empty, source));
            return null;
        }

        return tree.Root;
    }
}
