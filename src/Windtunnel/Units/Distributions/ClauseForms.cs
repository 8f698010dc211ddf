namespace Windtunnel.Units;

/// <summary>The distributions that are written as a name and keyed parameters.</summary>
internal static class ClauseForms
{
    public static Distribution? LogNormal(ClauseReader reader)
    {
        var keys = reader.Split(key => key is "mean" or "scv" || TryRank(key, out _));
        if (keys.Contains("mean", StringComparer.Ordinal) || keys.Contains("scv", StringComparer.Ordinal))
        {
            return Only(reader, keys, 2)
                ? new LogNormalByMoments(
                    reader.Take("mean", reader.Dimension, Limit.Positive), reader.Take("scv", Dimension.Number, Limit.Scv(0)))
                : null;
        }

        var upperKey = keys.FirstOrDefault(key => key != "p50");
        if (upperKey is null || !TryRank(upperKey, out var rank) || rank <= 0.5 || !Only(reader, keys, 2))
        {
            reader.Fail(QuantityFault.Malformed, "'lognormal' needs p50 and one percentile above it, or mean and scv.");
            return null;
        }

        var median = reader.Take("p50", reader.Dimension, Limit.Positive);
        var upper = reader.Take(upperKey, reader.Dimension, Limit.Positive);
        if (upper.Low < median.Low || upper.High < median.High)
        {
            reader.Fail(QuantityFault.OutOfRange, $"{upperKey} cannot be below p50.");
        }

        return new LogNormalByPercentiles(median, rank, upper);
    }

    public static Distribution Gamma(ClauseReader reader)
    {
        Only(reader, reader.Split(key => key is "mean" or "shape"), 2);
        return new Gamma(reader.Take("mean", reader.Dimension, Limit.Positive), reader.Take("shape", Dimension.Number, Limit.Shape));
    }

    public static Distribution? Erlang(ClauseReader reader)
    {
        // The number of stages stands without a key: erlang 3 mean 6 ms.
        var rest = reader.Rest;
        var mean = rest.IndexOf("mean", StringComparison.Ordinal);
        if (mean < 0)
        {
            reader.Fail(QuantityFault.Malformed, "'erlang' needs the number of stages, then 'mean' and its value.");
            return null;
        }

        var stages = reader.ReadPart(0, mean, Dimension.Number, Limit.From(1, Limit.ShapeMax));
        var expected = reader.ReadPart(mean + "mean".Length, rest.Length, reader.Dimension, Limit.Positive);
        if (stages.IsRange || stages.Low != Math.Floor(stages.Low))
        {
            reader.Fail(QuantityFault.OutOfRange, "'erlang' needs a whole number of stages.");
        }

        return reader.Problem is null ? new Erlang((int)stages.Low, expected) : null;
    }

    public static Distribution Pareto(ClauseReader reader)
    {
        // Once the mean is named, min is a unit again: pareto mean 2 min alpha 3.
        var size = default(string);
        reader.Split(key => key is "alpha" || (key is "min" or "mean" && (size ??= key) == key));
        return size is "mean"
            ? new ParetoByMean(reader.Take("mean", reader.Dimension, Limit.Positive), reader.Take("alpha", Dimension.Number, Limit.Above(1, Limit.ShapeMax)))
            : new ParetoByMinimum(reader.Take("min", reader.Dimension, Limit.Positive), reader.Take("alpha", Dimension.Number, Limit.Tail));
    }

    public static Distribution Geometric(ClauseReader reader) => new Geometric(Mean(reader, Limit.NotNegative));

    public static Distribution Poisson(ClauseReader reader) => new Poisson(Mean(reader, Limit.From(0, Units.Poisson.MeanMax)));

    private static Quantity Mean(ClauseReader reader, Limit limit)
    {
        reader.Split(key => key is "mean");
        return reader.Take("mean", Dimension.Number, limit);
    }

    private static bool Only(ClauseReader reader, IReadOnlyList<string> keys, int count)
    {
        if (keys.Count > count)
        {
            reader.Fail(QuantityFault.Malformed, $"{string.Join(", ", keys)} are too many parameters; {count} say it all.");
        }

        return keys.Count <= count;
    }

    /// <summary>The share in p99 or p99.9.</summary>
    private static bool TryRank(string key, out double rank)
    {
        rank = 0;
        if (key.Length < 2 || key[0] is not 'p' || !char.IsAsciiDigit(key[1])
            || !Quantity.TryParse(key[1..] + " %", Dimension.Share, out var share, out _))
        {
            return false;
        }

        rank = share.Low;
        return !share.IsRange && rank is > 0 and < 1;
    }
}
