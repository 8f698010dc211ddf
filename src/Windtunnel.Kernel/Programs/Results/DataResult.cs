namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What became of the rows of a data set since time 0: what is sold in the warm-up is sold.</summary>
/// <param name="Name">The data.</param>
/// <param name="Sold">Units taken; writes, where units are not counted.</param>
/// <param name="Oversold">Units taken beyond the stock of their item.</param>
/// <param name="SoldOut">Reads that found no unit left.</param>
/// <param name="Conflicts">Commits that found the row changed by somebody else.</param>
public sealed record DataResult(string Name, long Sold, long Oversold, long SoldOut, long Conflicts);
