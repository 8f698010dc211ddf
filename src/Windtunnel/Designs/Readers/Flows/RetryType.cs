using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Further tries: "2", "2 with jitter", "3 with equal jitter from 100 ms to 2 s".</summary>
public sealed class RetryType : ScalarType<Retry>
{
    /// <summary>More tries than anybody makes; a bound, so that a slip of a finger is found.</summary>
    private const int TimesMax = 100;

    /// <summary>First wait where none is typed.</summary>
    internal static Setting<Quantity> DefaultBase { get; } = new(Quantity.Duration(0.1), new Provenance.Default("100 ms, doubled for each further try (derived planning value)"));

    /// <summary>Longest wait where none is typed.</summary>
    internal static Setting<Quantity> DefaultCap { get; } = new(Quantity.Duration(2), new Provenance.Default("20 × the first wait (derived planning value)"));

    private static readonly (string[] Words, Backoff Backoff)[] Ways =
    [
        (["with", "equal", "jitter"], Backoff.EqualJitter),
        (["with", "full", "jitter"], Backoff.FullJitter),
        (["with", "decorrelated", "jitter"], Backoff.DecorrelatedJitter),
        (["with", "jitter"], Backoff.FullJitter),
        (["with", "exponential", "backoff"], Backoff.Exponential),
        (["with", "fixed", "backoff"], Backoff.Fixed),
        (["fixed"], Backoff.Fixed),
    ];

    public override string Description => "number of further tries, then perhaps 'with jitter' (full, equal, decorrelated), 'with exponential backoff' or 'fixed', then perhaps 'from 100 ms to 2 s'";

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number") };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Retry value)
    {
        value = null!;
        var sentence = new Sentence(scalar);
        var timesText = sentence.TakeUntil("with", "fixed", "from");
        if (!Scalars.TryRead(timesText, Dimension.Number, reading, out var times))
        {
            return false;
        }

        if (times.IsRange || times.Low > TimesMax || times.Low != Math.Floor(times.Low))
        {
            reading.Error(DiagnosticCode.OutOfRange, timesText.Where, $"'{timesText.Text}' is no number of tries: it must be a whole number from 0 to {TimesMax}.", "Write for example 2 with jitter.");
            return false;
        }

        // Without a word about it the wait doubles and is not spread: jitter is asked for.
        var way = Array.Find(Ways, w => sentence.Take(w.Words));
        if (!TryReadWaits(sentence, reading, out var first, out var cap))
        {
            return false;
        }

        value = new Retry((int)times.Low, way.Words is null ? Backoff.Exponential : way.Backoff, first, cap);
        return true;
    }

    private static bool TryReadWaits(Sentence sentence, Reading reading, out Setting<Quantity> first, out Setting<Quantity> cap)
    {
        (first, cap) = (DefaultBase, DefaultCap);
        if (sentence.Take("from"))
        {
            var text = sentence.TakeUntil();
            if (!Scalars.TryRead(text, Dimension.Duration, reading, out var waits))
            {
                return false;
            }

            var typed = new Provenance.Typed(text.Where);
            first = new Setting<Quantity>(Quantity.Duration(waits.Low), typed);
            cap = waits.IsRange ? new Setting<Quantity>(Quantity.Duration(waits.High), typed) : cap with { Value = Quantity.Duration(Math.Max(waits.High, cap.Value.High)) };
        }

        if (sentence.IsAtEnd)
        {
            return true;
        }

        reading.Error(
            DiagnosticCode.UnknownChoice,
            sentence.WhereNext,
            $"'{sentence.Next}' is not understood here.",
            () => Suggestion.For(sentence.TakeUntil("from").Text, [.. Ways.Select(w => string.Join(' ', w.Words))]));
        return false;
    }
}
