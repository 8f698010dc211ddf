using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>How often each key is asked for.</summary>
public abstract record KeyPopularity
{
    /// <summary>Every key alike.</summary>
    public sealed record Uniform : KeyPopularity
    {
        public override string ToString() => $"uniform{Ending}";
    }

    /// <summary>The key of rank r is asked for in proportion to r^−exponent.</summary>
    /// <param name="Exponent">≥ 0; 1 is the classic.</param>
    public sealed record Zipf(double Exponent) : KeyPopularity
    {
        public override string ToString() => $"zipf {Exponent:0.###}{Ending}";
    }

    /// <summary>A few keys take a share of all requests; the others share the rest alike.</summary>
    /// <param name="Share">Share of requests; in [0, 1].</param>
    /// <param name="Keys">How many keys take it; ≥ 1.</param>
    public sealed record Hot(double Share, long Keys) : KeyPopularity
    {
        public override string ToString() => $"hot {Share * 100:0.###} % on {Keys}{Ending}";
    }

    private KeyPopularity()
    {
    }

    /// <summary>How long a key is asked for as often, before a new one takes its place [s]; null for ever.</summary>
    public Quantity? Lasting { get; init; }

    private string Ending => Lasting is null ? "" : $" lasting {Lasting}";
}

/// <summary>A kind of record the system keeps.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Size">Bytes of one record.</param>
/// <param name="Keys">How many distinct records there are once retention is reached; typed, or inferred from what is written and kept.</param>
/// <param name="WrittenBy">Flow that adds records; null when the number is typed.</param>
/// <param name="RecordsPerRequest">Records one such request adds; &gt; 0.</param>
/// <param name="Keep">How long records are kept [s]; null for ever or not said.</param>
/// <param name="Popularity">How often each key is asked for.</param>
/// <param name="Stock">Units each record can give away (rooms, seats), for `update`; null when it is no such thing.</param>
/// <param name="Where">Where it is declared.</param>
public sealed record DataSet(
    string Name,
    Setting<Quantity> Size,
    Setting<Quantity> Keys,
    string? WrittenBy,
    double RecordsPerRequest,
    Setting<Quantity>? Keep,
    Setting<KeyPopularity> Popularity,
    Setting<Quantity>? Stock,
    SourceSpan Where);
