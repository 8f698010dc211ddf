using System.Text.Json.Nodes;

namespace Windtunnel.Language.Types;

/// <summary>One of a few words. The words are the names of an enumeration, in lower case with spaces.</summary>
public sealed class ChoiceType<T> : ScalarType<T>
    where T : struct, Enum
{
    private static readonly (string Word, T Value)[] Words = [.. Enum.GetValues<T>().Select(v => (WordOf(v), v))];

    public override string Description => $"one of {string.Join(", ", Words.Select(w => w.Word))}";

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. Words.Select(w => JsonValue.Create(w.Word))]) };

    /// <summary>The word a user writes for a value: PowerOfTwo → "power of two".</summary>
    public static string WordOf(T value) => ChoiceWords.Of(value);

    protected override bool TryRead(ScalarNode scalar, Reading reading, out T value)
    {
        foreach (var (word, candidate) in Words)
        {
            if (string.Equals(word, scalar.Text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        reading.Error(DiagnosticCode.UnknownChoice, scalar.Where, $"'{scalar.Text}' is not {Description}.", () => Suggestion.For(scalar.Text, [.. Words.Select(w => w.Word)]));
        value = default;
        return false;
    }
}
