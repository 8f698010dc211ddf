namespace Windtunnel.Language.Types;

/// <summary>How the values of an enumeration are written in a design.</summary>
internal static class ChoiceWords
{
    /// <summary>The name in lower case with spaces: PowerOfTwo → "power of two".</summary>
    public static string Of(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
