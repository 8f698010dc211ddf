using System.Collections.Immutable;
using Windtunnel.Estimation.Bandwidth;
using Windtunnel.Estimation.Codes;
using Windtunnel.Estimation.Concurrency;
using Windtunnel.Estimation.Costs;
using Windtunnel.Estimation.Memory;
using Windtunnel.Estimation.Reliability;
using Windtunnel.Estimation.Rows;
using Windtunnel.Estimation.Servers;
using Windtunnel.Estimation.Storage;
using Windtunnel.Estimation.Traffic;

namespace Windtunnel.Estimation;

/// <summary>Every kind of estimate there is, in the order they are printed.</summary>
internal static class Estimates
{
    public static ImmutableArray<IEstimate> All { get; } =
    [
        new TrafficEstimate(),
        new StorageEstimate(),
        new DiskEstimate(),
        new CodeEstimate(),
        new BandwidthEstimate(),
        new MemoryEstimate(),
        new ConcurrencyEstimate(),
        new RowEstimate(),
        new ServerEstimate(),
        new CostEstimate(),
        new AvailabilityEstimate(),
    ];
}
