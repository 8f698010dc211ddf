using System.Buffers;
using Windtunnel.Language;

namespace Windtunnel.Designs.Readers.Parts;

/// <summary>What a name may look like, so that steps, objectives and faults can say it.</summary>
internal static class NameRules
{
    private const int LengthMax = 64;

    /// <summary>These mean something else in a sentence.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>=≤≥,\n\r\t");

    /// <summary>Reports every name of a section that cannot be said.</summary>
    /// <param name="what">What is named: "component".</param>
    /// <param name="section">The section; null when there is none.</param>
    /// <param name="reading">Receives what is wrong.</param>
    public static void Check(string what, MapNode? section, Reading reading)
    {
        foreach (var name in (section?.Entries ?? []).Select(e => e.Key).Where(k => !IsGood(k.Text)))
        {
            reading.Error(DiagnosticCode.BadName, name.Where, name.Text.Length == 0 ? $"This {what} has no name." : $"A {what} cannot be called '{Short(name.Text)}'.", $"Use at most {LengthMax} letters, digits, hyphens and single spaces.");
        }
    }

    private static bool IsGood(string name) =>
        name.Length is > 0 and <= LengthMax && name.AsSpan().IndexOfAny(Forbidden) < 0 && name.Trim() == name && !name.Contains("  ", StringComparison.Ordinal)
        && !name.Any(char.IsControl) && name.Count(c => c == ' ') < 8;

    private static string Short(string name) => name.Length <= LengthMax ? name : name[..LengthMax] + "…";
}
