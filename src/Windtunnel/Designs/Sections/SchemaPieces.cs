using System.Text.Json.Nodes;

namespace Windtunnel.Designs.Sections;

/// <summary>Pieces that the schemas of several sections are made of.</summary>
internal static class SchemaPieces
{
    /// <summary>Anything written on one line.</summary>
    public static JsonObject Scalar() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    /// <summary>One sentence, or a list of them; nothing at all is an empty list.</summary>
    public static JsonObject Sentences() => new()
    {
        ["type"] = new JsonArray("string", "number", "array", "null"),
        ["items"] = Scalar(),
    };

    /// <summary>A list of steps, or a single step; defined once, because steps hold steps.</summary>
    public static JsonObject Steps() => Reference("steps");

    public static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    /// <summary>A mapping from names the user chooses to values that are all alike.</summary>
    public static JsonObject MapOf(JsonObject value) => new() { ["type"] = new JsonArray("object", "null"), ["additionalProperties"] = value };
}
