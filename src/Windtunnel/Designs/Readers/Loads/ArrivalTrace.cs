using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Readers.Loads;

/// <summary>Reads recorded arrivals. The trace repeats one mean gap after its last arrival, so that its rate stays what it was.</summary>
internal static class ArrivalTrace
{
    /// <param name="file">As the design names it.</param>
    /// <param name="where">Where the design names it.</param>
    /// <param name="reading">Finds the file, and receives what is wrong with it.</param>
    /// <returns>The trace, or null.</returns>
    public static ArrivalPattern.Trace? Read(string file, SourceSpan where, Reading reading)
    {
        IReadOnlyList<double> times = [];
        var problem = "No files can be read here.";
        if (reading.Files?.TryLoad(file, Dimension.Duration, out times, out problem) != true)
        {
            return Fail(where, reading, problem);
        }

        for (var i = 1; i < times.Count; i++)
        {
            if (times[i] < times[i - 1])
            {
                return Fail(where, reading, $"Arrival {i + 1} is before arrival {i}.");
            }
        }

        var last = times[^1];
        var length = times.Count > 1 && last > 0 ? last * times.Count / (times.Count - 1) : 0;
        return length > 0 ? new ArrivalPattern.Trace(file, [.. times], length) : Fail(where, reading, "A trace needs at least two arrivals, not all at time 0.");
    }

    private static ArrivalPattern.Trace? Fail(SourceSpan where, Reading reading, string problem)
    {
        reading.Error(DiagnosticCode.FileUnreadable, where, $"This trace cannot be used: {problem.TrimEnd('.')}.", "Write one arrival time per line, such as 1.25 s, in ascending order.");
        return null;
    }
}
