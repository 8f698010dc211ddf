namespace Windtunnel.Units;

/// <summary>Finds the files of measured values that a design names, relative to the design's own file.</summary>
public interface ISampleFiles
{
    /// <summary>Loads the values of one file.</summary>
    /// <param name="path">The file as named in the design.</param>
    /// <param name="dimension">What the values measure.</param>
    /// <param name="values">The values [base unit], at least one, finite, ≥ 0; empty when there is a problem.</param>
    /// <param name="problem">One sentence saying why the file cannot be used; empty when it can.</param>
    bool TryLoad(string path, Dimension dimension, out IReadOnlyList<double> values, out string problem);
}
