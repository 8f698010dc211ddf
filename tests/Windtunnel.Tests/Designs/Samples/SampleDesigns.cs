using System.Text.RegularExpressions;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Designs.Samples;

/// <summary>Designs to test with: those of this folder, of the catalogue and of the guide.</summary>
internal static partial class SampleDesigns
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Windtunnel.Tests", "Designs", "Samples");

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Every design file there is.</summary>
    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*.yaml").Concat(Catalogue()).Order(StringComparer.Ordinal);

    /// <summary>Every sample of the guide that is a whole design, with where it stands.</summary>
    public static IEnumerable<(string Place, string Text)> GuideSamples()
    {
        var folder = Path.Combine(Repository.Root, "docs", "guide");
        string[] pages = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md") : [];
        foreach (var page in pages.Order(StringComparer.Ordinal))
        {
            foreach (Match sample in YamlBlock().Matches(File.ReadAllText(page)))
            {
                if (sample.Groups[1].Value.StartsWith("design:", StringComparison.Ordinal))
                {
                    yield return ($"{Path.GetFileName(page)} at {sample.Index}", sample.Groups[1].Value);
                }
            }
        }
    }

    private static IEnumerable<string> Catalogue()
    {
        var folder = Path.Combine(Repository.Root, "designs");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories) : [];
    }

    [GeneratedRegex(@"```yaml\n(.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex YamlBlock();
}
