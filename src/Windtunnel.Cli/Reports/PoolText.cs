using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>What became of a pool of connections, in a line.</summary>
internal static class PoolText
{
    public static string Of(PoolResult pool)
    {
        var without = pool.WithoutShare.Value > 0 ? $", none for {Show.Value(pool.WithoutShare, Dimension.Share)}" : "";
        return $"connections of {pool.Caller}: {Show.Value(pool.InUse, Dimension.Share)} in use, wait {Show.Value(pool.WaitMean, Dimension.Duration)}{without}";
    }
}
