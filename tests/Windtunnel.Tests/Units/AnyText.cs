using System.Text;
using Windtunnel.Units;

namespace Windtunnel.Tests.Units;

/// <summary>Texts that are nearly right, and texts that are not at all.</summary>
internal static class AnyText
{
    private static readonly string[] seeds =
    [
        "12", "100M/day", "1,000", "1_000", "1e6", "20 %", "2 x", "5 rps", "3 per 30 days", "100 B", "4 KiB", "10 Gbit/s", "7 ms",
        "1 h 30 min", "5 USD", "$5", "40k USD/month", "5 USD per 1M requests", "0.02 USD/GB", "0.10 USD/GB-month", "5 to 10 ms", "100 ms ± 20 %",
        "exp 8 ms", "uniform 1 to 3 ms", "lognormal p50 1 ms p99 5 ms", "lognormal mean 2 ms scv 1.5", "gamma mean 5 ms shape 2",
        "erlang 3 mean 6 ms", "hyperexp mean 8 ms scv 4", "hyperexp 90 % 1 ms, 10 % 20 ms", "pareto min 1 ms alpha 2.5", "empirical a.csv",
        "geometric mean 10", "poisson mean 3", "10 x shorten", "20 % of urls", "2/day per user", "1 per order",
    ];

    private static readonly string[] pieces =
    [
        " ", "-", "+", ".", ",", "_", "/", "%", "$", "±", "×", "e", "E", "x", "0", "9", "to", " per ", " of ", "k", "M", "B", "ms", "min", "mean",
        "USD", "\0", "\n", "\uD800", "\u00A0", "٣", "µ", "İ", "1e308", "1e-308", "1e99999999999", "0x", "NaN", "∞", "p99", "p", "scv", ":", "'",
    ];

    public static string Next(Random random)
    {
        var text = new StringBuilder(random.Next(10) == 0 ? "" : seeds[random.Next(seeds.Length)]);
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, pieces[random.Next(pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(4), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, (char)random.Next(char.MaxValue + 1));
                    break;
                default:
                    text.Insert(at, seeds[random.Next(seeds.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    public static void AssertPointsInside(string text, QuantityProblem problem)
    {
        if (problem.Message is null or "" || problem.Remedy is null or "" || problem.Offset < 0 || problem.Length < 0
            || problem.Offset + problem.Length > text.Length)
        {
            throw new ShouldAssertException($"'{text}' gives {problem}. Seed {Seed.Value}.");
        }
    }
}
