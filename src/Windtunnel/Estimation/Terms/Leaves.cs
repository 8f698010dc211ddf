using System.Collections.Immutable;

namespace Windtunnel.Estimation.Terms;

/// <summary>Finds the inputs at the ends of a working.</summary>
internal static class Leaves
{
    /// <summary>Every input below a term once, in the order first met.</summary>
    public static ImmutableArray<Input> Of(Term term)
    {
        var inputs = ImmutableArray.CreateBuilder<Input>();
        var seen = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        var sources = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Term>();
        open.Push(term);
        while (open.TryPop(out var next))
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
