using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>What one data set asks of a cache that it may share with others.</summary>
/// <param name="Popularity">Which of its keys requests ask for.</param>
/// <param name="EntryBytes">Memory of one entry [B]; &gt; 0.</param>
/// <param name="Rate">Requests for it [1/s]; ≥ 0.</param>
public readonly record struct CacheClaim(Popularity Popularity, double EntryBytes, double Rate);
