using System.Collections.Immutable;

namespace Windtunnel.Estimation.Terms;

/// <summary>Finds the inputs at the ends of a working.</summary>
internal static class Leaves
{
    /// <summary>A list longer than this is read by nobody, and a chain of thousands of relations would make thousands of them.</summary>
    private const int CountMax = 500;

    /// <summary>Every input below a term once, in the order first met; the first 500 of them.</summary>
    public static ImmutableArray<Input> Of(Term term)
    {
        var inputs = ImmutableArray.CreateBuilder<Input>();
        var seen = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        var sources = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Term>();
        open.Push(term);
        while (inputs.Count < CountMax && open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (next is Input input && sources.Add(input.Source))
            {
                inputs.Add(input);
            }

            for (var i = next.Parts.Length - 1; i >= 0; i--)
            {
                open.Push(next.Parts[i]);
            }
        }

        return inputs.ToImmutable();
    }
}
