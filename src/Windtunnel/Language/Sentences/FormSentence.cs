using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Language.Sentences;

/// <summary>A sentence of one form, read piece by piece; the first piece that does not read is reported, and all later ones are then missing.</summary>
/// <param name="scalar">The sentence; commas in it are for the reader.</param>
/// <param name="form">The sentence as it should be, for whoever wrote another.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class FormSentence(ScalarNode scalar, string form, Reading reading)
{
    private readonly Sentence _sentence = new(new ScalarNode(scalar.Where, scalar.Text.Replace(',', ' ')));

    /// <summary>Whether all was understood so far.</summary>
    public bool IsRight { get; private set; } = true;

    public bool IsAtEnd => _sentence.IsAtEnd;

    public string Next => _sentence.Next;

    /// <summary>Takes words when they come next.</summary>
    public bool Take(params ReadOnlySpan<string> words) => IsRight && _sentence.Take(words);

    /// <summary>Takes words that must come next.</summary>
    public void Expect(params ReadOnlySpan<string> words)
    {
        if (IsRight && !_sentence.Take(words))
        {
            Misread();
        }
    }

    /// <summary>A quantity up to one of the words.</summary>
    /// <param name="dimension">What it is.</param>
    /// <param name="isInRange">Whether it may be this.</param>
    /// <param name="stops">Words that end it.</param>
    public double Quantity(Dimension dimension, Func<double, bool> isInRange, params ReadOnlySpan<string> stops)
    {
        var text = _sentence.TakeUntil(stops);
        if (!IsRight)
        {
            return 0;
        }

        if (text.Text.Length == 0)
        {
            Misread();
            return 0;
        }

        IsRight = Scalars.TryRead(text, dimension, reading, out var value);
        if (IsRight && (value.IsRange || !isInRange(value.Nominal)))
        {
            IsRight = false;
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' cannot be meant here.", $"Write for example: {form}.");
        }

        return value.Nominal;
    }

    /// <summary>A whole number up to one of the words.</summary>
    public int Count(int least, params ReadOnlySpan<string> stops) => (int)Quantity(Dimension.Number, n => n >= least && n <= 1_000_000 && n == Math.Floor(n), stops);

    /// <summary>Nothing may follow.</summary>
    /// <returns>Whether all was understood.</returns>
    public bool End()
    {
        if (IsRight && !_sentence.IsAtEnd)
        {
            Misread();
        }

        return IsRight;
    }

    private void Misread()
    {
        IsRight = false;
        reading.Error(DiagnosticCode.UnknownChoice, _sentence.WhereNext, _sentence.IsAtEnd ? "Something is missing here." : $"'{_sentence.Next}' is not understood here.", $"Write for example: {form}.");
    }
}
