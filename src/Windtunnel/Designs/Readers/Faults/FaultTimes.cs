using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>When a fault comes: "60 s", "60 s every 2 min", "60 s every 2 min until 10 min".</summary>
/// <param name="At">The times, at least one [s].</param>
/// <param name="Again">What follows the first, as written; empty for nothing.</param>
internal sealed record FaultTimes(ImmutableArray<Quantity> At, string Again)
{
    /// <summary>Each time is a phase of the run, and has its interval.</summary>
    private const int TimesMax = 1_000;

    /// <param name="text">The words after "at".</param>
    /// <param name="length">How long the experiment is watched; null when that is not said.</param>
    /// <param name="reading">Receives what is wrong.</param>
    /// <returns>Null when they are wrong, which is then reported.</returns>
    public static FaultTimes? Read(ScalarNode text, Quantity? length, Reading reading)
    {
        var sentence = new Sentence(text);
        if (!Scalars.TryRead(sentence.TakeUntil("every"), Dimension.Duration, reading, out var first))
        {
            return null;
        }

        var start = sentence.Position;
        if (!sentence.Take("every"))
        {
            return new FaultTimes([first], "");
        }

        var everyText = sentence.TakeUntil("until");
        var again = sentence.Piece(start, sentence.Position).Text;
        Quantity? end = length;
        if (!Scalars.TryRead(everyText, Dimension.Duration, reading, out var every))
        {
            return null;
        }

        if (sentence.Take("until"))
        {
            if (!Scalars.TryRead(sentence.TakeUntil(), Dimension.Duration, reading, out var until))
            {
                return null;
            }

            (end, again) = (until, $"{again} until {until}");
        }

        if (end is not { } last)
        {
            reading.Error(DiagnosticCode.BadExperiment, text.Where, "Nothing says when this comes for the last time.", "Add 'until 10 min', or give the experiment a 'length'.");
            return null;
        }

        var times = every.Nominal > 0 ? Math.Ceiling((last.Nominal - first.Nominal) / every.Nominal) : double.PositiveInfinity;
        if (times > TimesMax)
        {
            reading.Error(DiagnosticCode.OutOfRange, everyText.Where, $"That is more than {TimesMax:N0} times.", "Let it come less often, or end sooner.");
            return null;
        }

        return new FaultTimes([.. Enumerable.Range(0, Math.Max(1, (int)times)).Select(i => Quantity.Duration(first.Nominal + (i * every.Nominal)))], again);
    }
}
