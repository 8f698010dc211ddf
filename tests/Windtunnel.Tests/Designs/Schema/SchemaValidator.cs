using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Windtunnel.Tests.Designs.Schema;

/// <summary>The part of JSON Schema 2020-12 that the design schema uses. A keyword it does not know is an error, not ignored.</summary>
internal sealed class SchemaValidator(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "title", "description", "examples", "default", "then", "else"];

    /// <summary>What is wrong, each with its path; nothing when the value is valid.</summary>
    public IReadOnlyList<string> Validate(JsonNode? value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string path) =>
        schema.Where(k => !Annotations.Contains(k.Key)).SelectMany(k => CheckKeyword(schema, k.Key, k.Value!, value, path));

    private IEnumerable<string> CheckKeyword(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        "$ref" => Check(Resolve(rule.GetValue<string>()), value, path),
        "type" => IsOneOf(rule, TypeOf(value)) ? [] : [$"{path}: {TypeOf(value)} is not {rule.ToJsonString()}"],
        "enum" => rule.AsArray().Any(r => JsonNode.DeepEquals(r, value)) ? [] : [$"{path}: {value} is not in {rule.ToJsonString()}"],
        "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{path}: {value} is not {rule}"],
        "anyOf" => CheckAny(rule.AsArray(), value, path),
        "allOf" => rule.AsArray().SelectMany(r => Check(r!.AsObject(), value, path)),
        "if" => Check(rule.AsObject(), value, path).Any() ? Branch(schema, "else", value, path) : Branch(schema, "then", value, path),
        "required" => value is JsonObject o ? rule.AsArray().Where(r => !o.ContainsKey(r!.GetValue<string>())).Select(r => $"{path}: {r} is missing") : [],
        "minProperties" => value is JsonObject o && o.Count < rule.GetValue<int>() ? [$"{path}: too few keys"] : [],
        "maxProperties" => value is JsonObject o && o.Count > rule.GetValue<int>() ? [$"{path}: too many keys"] : [],
        "items" => value is JsonArray a ? a.SelectMany((v, i) => Check(rule.AsObject(), v, $"{path}[{i}]")) : [],
        "properties" or "patternProperties" => [],
        "additionalProperties" => [],
        _ => [$"{path}: the validator does not know '{keyword}'"],
    } is var errors && value is JsonObject map && IsFirstOfProperties(schema, keyword) ? errors.Concat(CheckProperties(schema, map, path)) : errors;

    /// <summary>The three keywords about properties are judged together, once.</summary>
    private static bool IsFirstOfProperties(JsonObject schema, string keyword) =>
        keyword == schema.Select(k => k.Key).FirstOrDefault(k => k is "properties" or "patternProperties" or "additionalProperties");

    private IEnumerable<string> CheckProperties(JsonObject schema, JsonObject map, string path)
    {
        foreach (var (name, value) in map)
        {
            var inner = $"{path}.{name}";
            var rules = new List<JsonNode?>();
            if (schema["properties"]?[name] is { } property)
            {
                rules.Add(property);
            }

            rules.AddRange((schema["patternProperties"]?.AsObject() ?? []).Where(p => Regex.IsMatch(name, p.Key, RegexOptions.None, TimeSpan.FromSeconds(1))).Select(p => p.Value));
            if (rules.Count == 0 && schema["additionalProperties"] is { } rest)
            {
                rules.Add(rest);
            }

            foreach (var rule in rules)
            {
                if (rule is JsonValue no && !no.GetValue<bool>())
                {
                    yield return $"{inner}: there is no such key";
                }
                else if (rule is JsonObject inside)
                {
                    foreach (var error in Check(inside, value, inner))
                    {
                        yield return error;
                    }
                }
            }
        }
    }

    private IEnumerable<string> CheckAny(JsonArray rules, JsonNode? value, string path)
    {
        var errors = rules.Select(r => Check(r!.AsObject(), value, path).ToList()).ToList();
        return errors.Exists(e => e.Count == 0) ? [] : errors.SelectMany(e => e);
    }

    private IEnumerable<string> Branch(JsonObject schema, string name, JsonNode? value, string path) =>
        schema[name] is JsonObject branch ? Check(branch, value, path) : [];

    private JsonObject Resolve(string reference)
    {
        reference.ShouldStartWith("#/$defs/");
        return root["$defs"]![reference["#/$defs/".Length..]].ShouldNotBeNull($"{reference} is defined nowhere").AsObject();
    }

    private static bool IsOneOf(JsonNode rule, string type) =>
        rule is JsonArray types ? types.Any(t => t!.GetValue<string>() == type) : rule.GetValue<string>() == type;

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "boolean",
        },
    };
}
