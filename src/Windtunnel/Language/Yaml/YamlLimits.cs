namespace Windtunnel.Language.Yaml;

/// <summary>Bounds that keep any input cheap to read. No real design comes near them.</summary>
public static class YamlLimits
{
    /// <summary>Largest file [B].</summary>
    public const int FileBytes = 1_000_000;

    /// <summary>Deepest nesting of lists and mappings, aliases expanded.</summary>
    public const int Depth = 64;

    /// <summary>Most values in a file, aliases expanded: an alias costs as much as what it stands for.</summary>
    public const int Nodes = 200_000;
}
