using System.Diagnostics.CodeAnalysis;

namespace Windtunnel.Bench;

/// <summary>How long to measure, and what.</summary>
internal sealed record BenchOptions(int Rounds = 5, long Requests = 2_000_000, string Only = "")
{
    public bool Wants(string name) => name.Contains(Only, StringComparison.OrdinalIgnoreCase);

    public static bool TryParse(ReadOnlySpan<string> words, [NotNullWhen(true)] out BenchOptions? options)
    {
        options = new BenchOptions();
        for (int i = 0; i < words.Length && options is not null; i += 2)
        {
            string value = i + 1 < words.Length ? words[i + 1] : "";
            options = words[i] switch
            {
                "--rounds" when int.TryParse(value, out int rounds) && rounds is >= 1 and <= 99 => options with { Rounds = rounds },
                "--requests" when long.TryParse(value, out long n) && n is >= 10_000 and <= 1_000_000_000 => options with { Requests = n },
                "--only" when value.Length > 0 => options with { Only = value },
                _ => null,
            };
        }

        return options is not null;
    }
}
