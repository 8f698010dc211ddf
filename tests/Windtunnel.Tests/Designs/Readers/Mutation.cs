using System.Text;

namespace Windtunnel.Tests.Designs.Readers;

/// <summary>Spoils a design in one to four ways, as people, editors and attackers do.</summary>
internal static class Mutation
{
    private static readonly string[] Words =
    [
        "null", "~", "{}", "[]", "''", "\"", "- ", ": ", "&a", "*a", "<<: *a", "!!int 5", "---", "...", "%YAML 1.1", "|", ">", "\t", "\r\n", "\0", "\u2028", "#", "?", "@", "`",
        "0", "-1", "1e308", "1e999", "99999999999999999999/s", "NaN", "Infinity", "0x10", "1 to 0 ms", "5 %", "200 %", "1 ms", "2 x", "10 x shorten", "2/day per user", "20 % of redirect",
        "exp 8 ms", "lognormal p50 1 ms p99 0.1 ms", "pareto min 1 ms alpha 0.5", "hyperexp 90 % 1 ms", "empirical ../../etc/passwd", "empirical .", "zipf 1e9", "hot 50 % on 0",
        "kill all web for 1 s", "flush urls", "traffic x 0", "redirect p99 < 0 ms", "cost < 1e308 USD/month", "recovers within", "fan out 1e6 x", "repeat 1e6 x", "parallel 2 of 1", "choose", "async", "wait",
        "design", "workload", "data", "components", "flows", "stages", "experiments", "reads", "steps", "kind", "holds", "keys", "instances: 1e9", "shards: 1e9", "replicas: 1e9", "retry: 2 with jitter", "timeout: 0 s",
    ];

    public static byte[] Of(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = random.Next(4); i >= 0; i--)
        {
            bytes = random.Next(10) switch
            {
                0 => FlipBytes(bytes, random),
                1 => DeleteLine(bytes, random),
                2 => CopyLine(bytes, random),
                3 => SwapTokens(bytes, random),
                4 => Cut(bytes, random),
                5 => Explode(bytes, random),
                6 => Nest(bytes, random),
                7 => Bomb(bytes, random),
                _ => ReplaceToken(bytes, random),
            };
        }

        return bytes;
    }

    private static byte[] FlipBytes(byte[] bytes, Random random)
    {
        var copy = (byte[])bytes.Clone();
        for (var i = random.Next(1, 5); i > 0 && copy.Length > 0; i--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }

        return copy;
    }

    private static byte[] DeleteLine(byte[] bytes, Random random) => Lines(bytes, lines => lines.RemoveAt(random.Next(lines.Count)));

    private static byte[] CopyLine(byte[] bytes, Random random) => Lines(bytes, lines => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)]));

    private static byte[] Cut(byte[] bytes, Random random) => bytes[..random.Next(bytes.Length + 1)];

    private static byte[] SwapTokens(byte[] bytes, Random random) => Tokens(bytes, tokens =>
    {
        var (a, b) = (random.Next(tokens.Length), random.Next(tokens.Length));
        (tokens[a], tokens[b]) = (tokens[b], tokens[a]);
    });

    private static byte[] ReplaceToken(byte[] bytes, Random random) => Tokens(bytes, tokens => tokens[random.Next(tokens.Length)] = Words[random.Next(Words.Length)]);

    /// <summary>Numbers grow by many digits.</summary>
    private static byte[] Explode(byte[] bytes, Random random) => Tokens(bytes, tokens =>
    {
        var at = random.Next(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[(at + i) % tokens.Length];
            if (token.Length > 0 && char.IsAsciiDigit(token[0]))
            {
                tokens[(at + i) % tokens.Length] = new string('9', random.Next(1, 400)) + token;
                return;
            }
        }
    });

    private static byte[] Nest(byte[] bytes, Random random) => Tokens(bytes, tokens =>
    {
        var depth = random.Next(1, 200);
        var (open, close) = random.Next(2) == 0 ? ('[', ']') : ('{', '}');
        tokens[random.Next(tokens.Length)] = new string(open, depth) + (open == '{' ? "a: 1" : "") + new string(close, random.Next(2) == 0 ? depth : random.Next(depth));
    });

    /// <summary>Aliases of aliases, each ten times the one before.</summary>
    private static byte[] Bomb(byte[] bytes, Random random)
    {
        var bomb = new StringBuilder("\nbomb0: &b0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (var i = 1; i < random.Next(2, 9); i++)
        {
            bomb.Append($"bomb{i}: &b{i} [{string.Join(", ", Enumerable.Repeat($"*b{i - 1}", 10))}]\n");
        }

        return [.. bytes, .. Encoding.UTF8.GetBytes(bomb.ToString())];
    }

    private static byte[] Lines(byte[] bytes, Action<List<string>> change)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n').ToList();
        change(lines);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    /// <summary>Latin-1 maps bytes to characters one to one, so nothing is repaired on the way.</summary>
    private static byte[] Tokens(byte[] bytes, Action<string[]> change)
    {
        var tokens = Encoding.Latin1.GetString(bytes).Split(' ');
        change(tokens);
        return Encoding.Latin1.GetBytes(string.Join(' ', tokens));
    }
}
