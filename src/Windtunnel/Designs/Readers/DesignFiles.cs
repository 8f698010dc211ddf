using Windtunnel.Language;
using Windtunnel.Language.Files;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers;

/// <summary>Finds files of measured values beside the design. Each is read once, however often stages name it.</summary>
internal sealed class DesignFiles(string designFile) : ISampleFiles
{
    private readonly Dictionary<(string Path, Dimension Dimension), (IReadOnlyList<double> Values, string Problem)> _loaded = [];

    public bool TryLoad(string path, Dimension dimension, out IReadOnlyList<double> values, out string problem)
    {
        if (!_loaded.TryGetValue((path, dimension), out var loaded))
        {
            loaded = Load(path, dimension);
            _loaded[(path, dimension)] = loaded;
        }

        (values, problem) = loaded;
        return problem.Length == 0;
    }

    private (IReadOnlyList<double> Values, string Problem) Load(string path, Dimension dimension)
    {
        if (Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
        {
            return ([], $"'{path}' is not beside the design or below it.");
        }

        var reading = new Reading();
        var full = Path.Combine(Path.GetDirectoryName(designFile) ?? "", path);
        if (Directory.Exists(full) || SourceFile.Read(full, reading, out _) is not { } text)
        {
            return ([], $"'{path}': {reading.Diagnostics.FirstOrDefault()?.Message ?? "This is a folder."}");
        }

        return SampleText.TryParse(text, dimension, out var values, out var problem) ? (values, "") : ([], $"'{path}': {problem}");
    }
}
