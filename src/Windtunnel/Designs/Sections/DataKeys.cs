using Windtunnel.Designs.Readers.Records;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of one data set.</summary>
public static class DataKeys
{
    public static readonly Key<Quantity> Size = Keys.Quantity("size", Dimension.ByteSize, "Size of one record.").Above(0)
        .Default("1 kB", "a short text with its metadata, Xu vol. 1 (2020), ch. 2 (planning value)").Like("100 B");

    public static readonly Key<Related> Count = Keys.Of("keys", "How many records there are once retention is reached.", new RelatedType(Dimension.Number, "5 per user"))
        .Inferred("records written per second × how long they are kept").Like("100M");

    public static readonly Key<string> WrittenBy = Keys.Text("written by", "Request type that adds a record, and how many: `publish`, or `2 x publish`.")
        .Inferred("nothing adds records").Like("shorten");

    public static readonly Key<Quantity> Keep = Keys.Quantity("keep", Dimension.Duration, "How long a record is kept.").Above(0)
        .Inferred("for ever; five years where the number of records has to be worked out (Xu vol. 1 (2020), ch. 2)").Like("10 years");

    public static readonly Key<KeyPopularity> Popularity = Keys.Of("popularity", "How often each record is asked for.", new PopularityType())
        .Default("zipf 0.8", "requests for web pages follow Zipf's law with exponents 0.64 to 0.83 (Breslau et al., INFOCOM 1999); the upper end").Like("zipf 1.0");

    public static readonly Key<Quantity> Stock = Keys.Quantity("stock", Dimension.Number, "Units each record can give away (rooms, seats), for `update`.").WholeFrom(0)
        .Inferred("no stock").Like("100");

    public static readonly Shape Shape = new("data set", [Size, Count, WrittenBy, Keep, Popularity, Stock]);
}
