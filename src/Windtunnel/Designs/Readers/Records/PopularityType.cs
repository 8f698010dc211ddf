using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Records;

/// <summary>How often each key is asked for: "uniform", "zipf 1.0", "hot 50 % on 1"; and for how long: "zipf 1.0 lasting 6 h".</summary>
public sealed class PopularityType : ScalarType<KeyPopularity>
{
    /// <summary>Steeper than anything measured; beyond it one key takes all requests.</summary>
    private const double ExponentMax = 10;

    private const string Lasting = "lasting";

    /// <summary>Nothing is popular for less, and nobody runs for more; the bounds keep products finite [s].</summary>
    private const double LastingMin = 1e-3, LastingMax = 1e9;

    public override string Description => "uniform, 'zipf 1.0', or 'hot 50 % on 1'; and 'lasting 6 h' where new keys take the place of old ones";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out KeyPopularity value)
    {
        var sentence = new Sentence(scalar);
        value = null!;
        if (sentence.Take("uniform") && (sentence.IsAtEnd || sentence.Next == Lasting))
        {
            value = new KeyPopularity.Uniform();
        }
        else if (sentence.Take("zipf"))
        {
            value = ReadZipf(sentence, reading)!;
        }
        else if (sentence.Take("hot"))
        {
            value = ReadHot(sentence, reading)!;
        }
        else
        {
            reading.Error(DiagnosticCode.UnknownChoice, scalar.Where, $"'{scalar.Text}' is no popularity.", () => Suggestion.For(sentence.Next, ["uniform", "zipf 1.0", "hot 50 % on 1"]));
        }

        return value is not null && TryReadLasting(sentence, reading, ref value);
    }

    private static bool TryReadLasting(Sentence sentence, Reading reading, ref KeyPopularity value)
    {
        if (!sentence.Take(Lasting))
        {
            return true;
        }

        var text = sentence.TakeUntil();
        if (!Scalars.TryRead(text, Dimension.Duration, reading, out var length) || !IsWithin(length, LastingMin, LastingMax, text, reading))
        {
            return false;
        }

        value = value with { Lasting = length };
        return true;
    }

    private static KeyPopularity.Zipf? ReadZipf(Sentence sentence, Reading reading)
    {
        var text = sentence.TakeUntil(Lasting);
        if (text.Text.Length == 0)
        {
            return new KeyPopularity.Zipf(1);
        }

        return Scalars.TryRead(text, Dimension.Number, reading, out var exponent) && IsWithin(exponent, 0, ExponentMax, text, reading)
            ? new KeyPopularity.Zipf(exponent.Nominal) : null;
    }

    private static KeyPopularity.Hot? ReadHot(Sentence sentence, Reading reading)
    {
        var shareText = sentence.TakeUntil("on");
        sentence.Take("on");
        var keysText = sentence.TakeUntil("keys", "key", Lasting);
        _ = sentence.Take("keys") || sentence.Take("key");
        var isRead = Scalars.TryRead(shareText, Dimension.Share, reading, out var share) & Scalars.TryRead(keysText, Dimension.Number, reading, out var keys);
        return isRead && IsWithin(share, 0, 1, shareText, reading) && IsWithin(keys, 1, 1e15, keysText, reading)
            ? new KeyPopularity.Hot(share.Nominal, (long)Math.Round(keys.Nominal)) : null;
    }

    private static bool IsWithin(Quantity value, double low, double high, ScalarNode text, Reading reading)
    {
        if (value.Low >= low && value.High <= high)
        {
            return true;
        }

        var bounds = $"from {new Quantity(low, high, value.Dimension)}";
        reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' is out of range: it must be {bounds}.", $"Write a value {bounds}.");
        return false;
    }
}
