namespace Windtunnel.Units;

/// <summary>Reads <c>hyperexp mean 8 ms scv 4</c> and <c>hyperexp 90 % 1 ms, 10 % 20 ms</c>.</summary>
internal static class HyperExponentialForm
{
    public static Distribution? Read(ClauseReader reader)
    {
        var rest = reader.Rest;
        return char.IsAsciiDigit(rest.AsSpan().TrimStart() is [var first, ..] ? first : ' ') ? ReadBranches(reader, rest) : ReadMoments(reader);
    }

    private static HyperExponentialByMoments ReadMoments(ClauseReader reader)
    {
        reader.Split(key => key is "mean" or "scv");
        return new(reader.Take("mean", reader.Dimension, Limit.Positive), reader.Take("scv", Dimension.Number, Limit.Scv(1)));
    }

    /// <summary>Branches end at a comma that a space or the end follows; other commas group digits.</summary>
    private static HyperExponentialByBranches? ReadBranches(ClauseReader reader, string rest)
    {
        var branches = new List<HyperExponentialBranch>();
        for (var start = 0; start < rest.Length;)
        {
            var comma = rest.IndexOf(", ", start, StringComparison.Ordinal);
            var end = comma < 0 ? rest.Length : comma;
            var percent = rest.IndexOf('%', start, end - start);
            if (percent < 0)
            {
                reader.Fail(QuantityFault.Malformed, "Each branch of 'hyperexp' needs its probability in per cent and its mean.");
                return null;
            }

            var probability = reader.ReadPart(start, percent + 1, Dimension.Share, Limit.Positive);
            branches.Add(new(probability.Low, reader.ReadPart(percent + 1, end, reader.Dimension, Limit.NotNegative)));
            start = end + 2;
        }

        if (Math.Abs(branches.Sum(b => b.Probability) - 1) > 1e-9)
        {
            reader.Fail(QuantityFault.OutOfRange, "The probabilities of the branches have to sum to 100 %.");
        }

        return reader.Problem is null ? new(branches) : null;
    }
}
