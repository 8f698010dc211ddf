using Windtunnel.Components;
using Windtunnel.Components.Stores;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Storage;

/// <summary>Disks whose size the design gives: how full retention makes them, and when they are full if it makes them too full.</summary>
/// <remarks>From nothing on, at the average rate; what no flow adds is there from the beginning. Data spread evenly over the shards.</remarks>
internal sealed class DiskEstimate : IEstimate
{
    public string Section => "storage";

    public IEnumerable<Line> Estimate(Envelope envelope) => envelope.Stored.Stores.SelectMany(store => Of(store, envelope));

    private static IEnumerable<Line> Of(Component store, Envelope envelope)
    {
        if (StoreKeys.DiskOf(store) is not { } disk)
        {
            yield break;
        }

        var shards = Answer.Of(store, Dimension.Number, () => $"{store.Plan.Shards}", static (c, _) => c.Plan.Shards).Named($"{store.Name} shards");
        var room = Arithmetic.Product(Dimension.ByteSize, shards, new Input($"{store.Name} storage per node", disk)).Named($"{store.Name} disks");
        yield return new Line($"{store.Name} disks used", Arithmetic.Quotient(Dimension.Share, envelope.Stored.In(store).Named($"{store.Name} storage"), room));

        var held = store.Holds.Select(envelope.Design.FindData).OfType<DataSet>().ToList();
        var sizes = held.Select(d => (Term)new Input($"{d.Name} size", d.Size));
        var records = held.Select(d => Records.Of(d, envelope.Demand));
        var added = held.Select(d => Records.AddedTo(d, envelope.Demand) ?? new Fixed(0, Dimension.Rate));
        var full = new Formula(
            Dimension.Duration,
            [room, .. sizes, .. records, .. added],
            () => $"when {string.Join(" and ", held.Select(d => d.Name))}, from nothing on, take {room.Inline}",
            static parts => FullAfter(parts[0], parts[1..]));
        if (double.IsFinite(full.Nominal))
        {
            yield return new Line($"{store.Name} disks full after", full);
        }
    }

    // Each data set grows at its rate until retention is reached; what nobody adds is there at once. Between two such moments all grow evenly.
    private static double FullAfter(double room, ReadOnlySpan<double> parts)
    {
        var sets = new (double Size, double Records, double Added)[parts.Length / 3];
        for (var i = 0; i < sets.Length; i++) sets[i] = (parts[i], parts[sets.Length + i], parts[(2 * sets.Length) + i]);
        var from = 0.0;
        foreach (var to in sets.Where(s => s.Added > 0).Select(s => s.Records / s.Added).Append(0).Order())
        {
            var (before, after) = (BytesAt(from), BytesAt(to));
            if (after > room)
            {
                return to == from ? from : from + ((room - before) / (after - before) * (to - from));
            }

            from = to;
        }

        return double.PositiveInfinity;

        double BytesAt(double time) => sets.Sum(s => s.Size * (s.Added > 0 ? Math.Min(s.Added * time, s.Records) : s.Records));
    }
}
