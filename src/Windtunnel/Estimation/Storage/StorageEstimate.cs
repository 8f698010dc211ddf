using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Storage;

/// <summary>Records and bytes: per data set by day, year and over retention, with all copies, and per component that keeps them.</summary>
/// <remarks>The data alone: indexes, compaction and free space come on top.</remarks>
internal sealed class StorageEstimate : IEstimate
{
    public string Section => "storage";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        foreach (var line in envelope.Design.Data.SelectMany(d => OfData(d, envelope)))
        {
            yield return line;
        }

        var total = new List<Term>();
        foreach (var store in envelope.Stored.Stores)
        {
            var once = envelope.Stored.In(store);
            var copies = Arithmetic.Product(Dimension.ByteSize, once.Named($"{store.Name} storage"), StoredData.CopiesIn(store));
            total.Add(copies.Named($"{store.Name} storage with replication"));
            yield return new Line($"{store.Name} storage", once);
            yield return new Line($"{store.Name} storage with replication", copies);
        }

        if (total.Count > 0)
        {
            yield return new Line("storage", Arithmetic.Sum(Dimension.ByteSize, total));
        }
    }

    private static IEnumerable<Line> OfData(DataSet data, Envelope envelope)
    {
        var size = new Input($"{data.Name} size", data.Size);
        if (Records.AddedTo(data, envelope.Demand) is { } added)
        {
            foreach (var (word, length) in new[] { ("day", Fixed.Day), ("year", Fixed.Year) })
            {
                yield return new Line($"{data.Name} records per {word}", Arithmetic.Product(Dimension.Number, added, length));
                yield return new Line($"{data.Name} storage per {word}", Arithmetic.Product(Dimension.ByteSize, added, length, size));
            }
        }

        var kept = envelope.Stored.Of(data);
        yield return new Line($"{data.Name} records", Records.Of(data, envelope.Demand));
        yield return new Line($"{data.Name} storage over retention", kept);
        var copies = envelope.Stored.Stores.Where(s => s.Holds.Contains(data.Name)).Select(StoredData.CopiesIn).ToList();
        if (copies.Count > 0)
        {
            yield return new Line($"{data.Name} storage with replication", Arithmetic.Product(Dimension.ByteSize, kept, Arithmetic.Sum(Dimension.Number, copies)));
        }
    }
}
