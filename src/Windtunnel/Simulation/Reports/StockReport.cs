using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what became of rows into the result of a data set with a stock.</summary>
internal static class StockReport
{
    public static StockResult Of(Observations observations, DataLayout data)
    {
        var results = observations.Runs.Select(r => r.Data.Single(d => d.Name == data.Known.Name)).ToArray();
        var lockTimeouts = observations.Runs.Sum(r => r.Steps.Where(s => s.Kind == "Lock" && s.At == data.Known.Name).Sum(s => s.Failures));
        return new StockResult(data.Data.Name, results.Sum(r => r.Sold), results.Sum(r => r.Oversold), results.Sum(r => r.Conflicts), lockTimeouts);
    }
}
