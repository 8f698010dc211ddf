namespace Windtunnel.Simulation.Analytic;

/// <summary>What one round of the pass knows.</summary>
/// <param name="Rates">Requests of each flow [1/s]; [flow].</param>
/// <param name="Waits">Waits at the instances; null when nothing is to wait.</param>
/// <param name="Added">Wait that the limit on slots adds [s]; [site].</param>
internal sealed record PassRound(double[] Rates, SiteWaits? Waits, double[] Added)
{
    /// <summary>Mean requests of a batch; ≥ 1.</summary>
    public Func<Designs.Batch, double> BatchSize { get; init; } = _ => 1;

    /// <summary>Of a component that makes batches: mean wait [s], requests of a batch, time in which a request is served [s].</summary>
    public Func<Components.Component, (double Wait, double Size, double Service)> Served { get; init; } = _ => (0, 1, 0);

    /// <summary>Share of the time for which the hottest row of a component is locked, where nobody gives up waiting for it; by component.</summary>
    public Dictionary<string, double> LockedRows { get; } = new(StringComparer.Ordinal);

    /// <summary>Share of the time for which the busiest log of a component is flushed, where each write has a flush of its own; by component.</summary>
    public Dictionary<string, double> Logs { get; } = new(StringComparer.Ordinal);

    /// <summary>Who held slots; [site].</summary>
    public SlotEntries[] Entries { get; } = [.. Added.Select(_ => new SlotEntries(Added.Length))];
}
