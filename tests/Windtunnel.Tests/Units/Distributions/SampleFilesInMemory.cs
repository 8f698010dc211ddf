using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Distributions;

/// <summary>Every file name leads to the same text.</summary>
internal sealed class SampleFilesInMemory(string text) : ISampleFiles
{
    public bool TryLoad(string path, Dimension dimension, out IReadOnlyList<double> values, out string problem) =>
        SampleText.TryParse(text, dimension, out values, out problem);
}
