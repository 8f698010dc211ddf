using Windtunnel.Cli.Pages;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>How busy each component is, what waits at it, what fails, what it costs.</summary>
internal static class ComponentSection
{
    /// <summary>A cache that is warm sooner than that is no matter worth a line [s].</summary>
    private const double WarmUpShown = 1;

    public static void Write(Page page, SimulationResult simulation, Estimate estimate)
    {
        page.Heading("components");
        var hasSlots = simulation.Components.Any(c => c.SlotUtilisation is not null);
        Column[] columns =
        [
            Column.Left("", 18), Column.Right("operations"), Column.Right("busy"), Column.Right("busiest"), .. hasSlots ? [Column.Right("slots")] : Array.Empty<Column>(),
            Column.Right("waiting"), Column.Right("wait"), Column.Right("errors"), Column.Right("USD/month"),
        ];
        var table = new Table(2, columns);
        foreach (var component in simulation.Components)
        {
            Ink[] slots = hasSlots ? [component.SlotUtilisation is { } held ? Least(held) ?? Show.Share(held.Value) : Show.Nothing] : [];
            var isDelay = component.OfferedLoad == 0 && component.Utilisation.Value == 0;
            table.Row(
            [
                component.Component,
                Human.Format(component.OperationsPerSecond.Value, Dimension.Rate),
                isDelay ? Show.Nothing : component.OfferedLoad >= 1 ? new Ink(Show.Share(component.OfferedLoad), Tone.Bad) : Busy(component.Utilisation),
                isDelay ? Show.Nothing : Least(component.UtilisationBusiest) ?? Show.Share(component.UtilisationBusiest.Value),
                .. slots,
                isDelay ? Show.Nothing : Queue(component),
                isDelay ? Show.Nothing : Wait(component),
                Errors(component.ErrorShare),
                Cost(component, estimate),
            ]);
            Notes(table, component);
        }

        table.WriteTo(page);
        Stocks(page, simulation);
    }

    /// <summary>Busier than nothing, and less than this, is not worth its zeros.</summary>
    private const double IdleMax = 1e-5;

    private static Ink Busy(Measured share) => Least(share) is { } least ? least : Show.Ink(share, Dimension.Share);

    private static string? Least(Measured share) => share is { IsTrusted: true, Value: > 0 and < IdleMax } ? $"< {Show.Share(IdleMax)}" : null;

    private static Ink Queue(ComponentResult component) =>
        component.IsSaturated ? new Ink(component.QueueGrowthPerSecond > 0 ? $"+{Human.Format(component.QueueGrowthPerSecond, Dimension.Rate, 2)}" : "full", Tone.Bad)
        : Digits(component.QueueMean, Dimension.Number);

    private static Ink Wait(ComponentResult component) => component.IsSaturated ? Show.Nothing : Digits(component.WaitMean, Dimension.Duration);

    /// <summary>Fewer waiting than this, or a wait below a nanosecond, is none.</summary>
    private const double NothingMax = 0.0005;

    /// <summary>A value alone, with no more digits than its interval allows.</summary>
    private static Ink Digits(Measured measured, Dimension dimension)
    {
        if (measured.IsTrusted && measured.Value < (dimension is Dimension.Duration ? 1e-9 : NothingMax))
        {
            return Human.Format(0, dimension);
        }

        var relative = measured.Value > 0 && !double.IsNaN(measured.HalfWidth) ? measured.HalfWidth / measured.Value : 1;
        var digits = relative < 0.005 ? 3 : relative < 0.05 ? 2 : 1;
        return measured.IsTrusted || measured.Trust is Trust.TooFew ? Human.Format(measured.Value, dimension, digits) : Show.Ink(measured, dimension);
    }

    private static Ink Errors(Measured share) => new(Show.Share(share.Value), share.Value > 0 ? Tone.Unsure : Tone.Plain);

    private static Ink Cost(ComponentResult component, Estimate estimate) =>
        estimate.Find($"{component.Component} cost") is { } cost ? Human.Format(cost.Value.Nominal, Dimension.Number) : Show.Nothing;

    private static void Notes(Table table, ComponentResult component)
    {
        if (component.Cache is { } cache)
        {
            var shared = cache.Shared.Value > 0 ? $"; waited for another's fetch {Show.Value(cache.Shared, Dimension.Share)}" : "";
            table.Note($"hit ratio {Show.Value(cache.HitRatio, Dimension.Share)} ({cache.Method}){shared}");
            if (cache.WarmUpSeconds >= WarmUpShown)
            {
                table.Note($"empty, it takes {Human.Format(cache.WarmUpSeconds, Dimension.Duration, 2)} to come within 5 % of that");
            }
        }

        if (component.Together is { } together)
        {
            table.Note($"{Show.Value(together, Dimension.Number)} requests at once; {Show.Share(component.OfferedLoad)} of what full batches could do");
        }

        if (component.ColdShare is { } cold)
        {
            table.Note($"cold starts: {Show.Value(cold, Dimension.Share)} of requests");
        }

        if (component.Fleet is { } fleet)
        {
            table.Note(FleetText.Of(fleet));
        }

        if (component.Backlog is { } backlog)
        {
            var growth = backlog.GrowthPerSecond > 0 ? $"; grows by {Human.Format(backlog.GrowthPerSecond, Dimension.Rate, 2)}" : "";
            table.Note($"messages waiting: {Show.Value(backlog.Mean, Dimension.Number)}, at most {Show.Count(backlog.Max)}{growth}");
            foreach (var reader in backlog.Readers)
            {
                Note(table, reader, backlog.Readers.Length > 1);
            }
        }

        if (component.Replicas is { } replicas && ReplicaText.Of(replicas) is { Length: > 0 } text)
        {
            table.Note(text);
        }

        foreach (var pool in component.Pools)
        {
            table.Note(PoolText.Of(pool));
        }

        if (component.RejectedShare.Value > 0)
        {
            table.Note($"turned away{(component.Kind == "rate limiter" ? " by its limit" : "")}: {Show.Value(component.RejectedShare, Dimension.Share)}");
        }
    }

    private static void Note(Table table, ReaderResult reader, bool isOneOfSeveral)
    {
        var lag = isOneOfSeveral ? $"{reader.Flow} lags {Show.Value(reader.LagMean, Dimension.Number)} behind, at most {Show.Count(reader.LagMax)}; " : "";
        var hottest = reader.LagHottest is { } hot && hot.Value > 0 ? $", {Show.Value(hot, Dimension.Number)} wait in the hottest partition" : "";
        var busiest = reader.LagHottest is null ? "" : $", the busiest {Show.Value(reader.ConsumerBusiest, Dimension.Share)}";
        var batch = reader.BatchSize > 1 ? $", {Human.Format(reader.BatchSize, Dimension.Number, 3)} messages at once" : "";
        table.Note($"{lag}consumers {Show.Value(reader.ConsumerBusy, Dimension.Share)} busy{batch}{busiest}{hottest}");
        if (reader.IsEventful)
        {
            table.Note($"{reader.Flow}: {Fates(reader, 1)}");
        }
    }

    /// <summary>What happened to messages beyond being worked on once; what did not happen is left out.</summary>
    /// <param name="reader">The flow that reads.</param>
    /// <param name="runs">Runs to divide by.</param>
    public static string Fates(ReaderResult reader, int runs) => string.Join(", ", new[]
    {
        (reader.Redelivered, "given out again"), (reader.Duplicates, "done twice"), (reader.Lost, "lost"), (reader.DeadLettered, "dead-lettered"), (reader.Expired, "expired"),
    }.Where(f => f.Item1 > 0).Select(f => $"{Human.Format((double)f.Item1 / runs, Dimension.Number, 3)} {f.Item2}"));

    private static void Stocks(Page page, SimulationResult simulation)
    {
        foreach (var stock in simulation.Stocks)
        {
            var oversold = stock.Oversold == 0 ? "nothing sold twice" : $"{Show.Count(stock.Oversold)} oversold";
            page.Text($"{stock.Data}: {Show.Count(stock.Sold)} sold, {oversold}, {Show.Plural(stock.Conflicts, "conflict")}, {Show.Plural(stock.LockTimeouts, "lock timeout")}", 2, 2, stock.Oversold > 0 ? Tone.Bad : Tone.Plain);
        }
    }
}
