using System.Text.Json.Nodes;
using Windtunnel.Language;

namespace Windtunnel.Designs.Schema;

/// <summary>The JSON Schema of a mapping, from the same keys the reader uses.</summary>
internal static class ShapeSchema
{
    /// <summary>An object with these keys and no others.</summary>
    /// <param name="shape">The keys.</param>
    /// <param name="isPartial">Whether required keys may be missing, as in a stage.</param>
    public static JsonObject Of(Shape shape, bool isPartial = false)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            properties[key.Name] = Of(key);
        }

        var schema = new JsonObject { ["type"] = new JsonArray("object", "null"), ["properties"] = properties, ["additionalProperties"] = false };
        string[] required = [.. shape.Keys.Where(k => k.IsRequired).Select(k => k.Name)];
        if (required.Length > 0 && !isPartial)
        {
            schema["required"] = new JsonArray([.. required.Select(n => JsonValue.Create(n))]);
        }

        return schema;
    }

    private static JsonObject Of(Key key)
    {
        var schema = key.Schema();
        schema["description"] = Describe(key);
        if (key.Example is not null)
        {
            schema["examples"] = new JsonArray(key.Example);
        }

        return schema;
    }

    /// <summary>What an editor shows beside the key.</summary>
    private static string Describe(Key key)
    {
        var range = key.RangeText is null ? "" : $" Range: {key.RangeText}.";
        var absent = key.DefaultText is not null ? $" Default: {key.DefaultText} ({key.DefaultSource})."
            : key.InferredFrom is not null ? $" When left out: {key.InferredFrom}."
            : "";
        return key.About + range + absent;
    }
}
