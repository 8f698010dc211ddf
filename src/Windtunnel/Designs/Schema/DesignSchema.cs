using System.Text.Json.Nodes;
using Windtunnel.Components;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Designs.Sections;

namespace Windtunnel.Designs.Schema;

/// <summary>The JSON Schema of a design file, for editors: completion, descriptions, and errors while typing.</summary>
/// <remarks>It says what YAML can say: names that point nowhere, sentences and sums are checked by the reader only.</remarks>
public static class DesignSchema
{
    /// <summary>A new copy of the schema, draft 2020-12.</summary>
    public static JsonObject Build()
    {
        var schema = ShapeSchema.Of(DesignKeys.Shape);
        schema["type"] = "object";
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Windtunnel design",
        };
        foreach (var (name, value) in schema.ToList())
        {
            schema.Remove(name);
            root[name] = value;
        }

        root["$defs"] = Definitions();
        return root;
    }

    private static JsonObject Definitions()
    {
        var definitions = new JsonObject();
        foreach (var section in DesignSection.All.Where(s => s.Definition != "design"))
        {
            definitions[section.Definition] = ShapeSchema.Of(section.Shape);
        }

        foreach (var kind in ComponentKinds.All)
        {
            definitions[kind.Name] = KindSchema(kind);
        }

        definitions["component"] = ComponentSchema();
        definitions["workload"] = WorkloadSchema();
        definitions["data"] = SchemaPieces.MapOf(SchemaPieces.Reference("data-set"));
        definitions["components"] = SchemaPieces.MapOf(SchemaPieces.Reference("component"));
        definitions["links"] = SchemaPieces.MapOf(SchemaPieces.Reference("link"));
        definitions["flows"] = SchemaPieces.MapOf(FlowSchema());
        definitions["steps"] = StepsSchema();
        definitions["step"] = StepSchema();
        definitions["experiments"] = SchemaPieces.MapOf(ExperimentSchema());
        definitions["alerts"] = SchemaPieces.MapOf(new JsonObject { ["type"] = "string" });
        definitions["stages"] = SchemaPieces.MapOf(StageSchema());
        definitions["decisions"] = SchemaPieces.MapOf(SchemaPieces.Reference("decision"));
        definitions["expect"] = new JsonObject { ["type"] = new JsonArray("array", "null"), ["items"] = SchemaPieces.Reference("expectation") };
        definitions["prices"] = SchemaPieces.MapOf(new JsonObject { ["type"] = "string" });
        return definitions;
    }

    private static JsonObject KindSchema(ComponentKind kind)
    {
        var schema = ShapeSchema.Of(kind.Shape);
        var shared = ShapeSchema.Of(ComponentKeys.Shape);
        foreach (var (name, value) in shared["properties"]!.AsObject().ToList())
        {
            schema["properties"]![name] = value!.DeepClone();
        }

        schema["description"] = kind.About;
        return schema;
    }

    private static JsonObject ComponentSchema()
    {
        JsonArray KindNames() => new([.. ComponentKinds.All.Select(k => JsonValue.Create(k.Name))]);
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = KindNames() },
                new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("kind"),
                    ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["enum"] = KindNames() } },
                    ["allOf"] = new JsonArray([.. ComponentKinds.All.Select(kind => new JsonObject
                    {
                        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name } } },
                        ["then"] = SchemaPieces.Reference(kind.Name),
                    })]),
                }),
        };
    }

    private static JsonObject WorkloadSchema()
    {
        var schema = ShapeSchema.Of(WorkloadKeys.Shape);
        schema["additionalProperties"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, SchemaPieces.Reference("load")),
        };
        return schema;
    }

    private static JsonObject FlowSchema() => new()
    {
        ["if"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("steps") },
        ["then"] = SchemaPieces.Reference("flow"),
        ["else"] = SchemaPieces.Steps(),
    };

    private static JsonObject StepsSchema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "null" },
            SchemaPieces.Reference("step"),
            new JsonObject { ["type"] = "array", ["items"] = SchemaPieces.Reference("step") }),
    };

    private static JsonObject StepSchema()
    {
        var mapping = new JsonObject
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["patternProperties"] = new JsonObject
            {
                [$"^{StepWords.Choose}$"] = SchemaPieces.MapOf(SchemaPieces.Steps()),
                [$"^{StepWords.Parallel}( |$)"] = new JsonObject { ["type"] = "array", ["items"] = SchemaPieces.Steps() },
                [$"^({StepWords.Repeat}|{StepWords.Fan} out|{StepWords.Batch}|{StepWords.Window}) "] = SchemaPieces.Steps(),
                [$"^{StepWords.Async}$"] = SchemaPieces.Steps(),
                [$"^{StepWords.Wait}$"] = new JsonObject { ["type"] = "string" },
            },
            ["additionalProperties"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, SchemaPieces.Reference("call")),
            },
        };
        return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, mapping) };
    }

    private static JsonObject ExperimentSchema()
    {
        var schema = ShapeSchema.Of(ExperimentKeys.Shape);
        schema["patternProperties"] = new JsonObject { [$"^{ExperimentKeys.At}"] = SchemaPieces.Sentences() };
        return schema;
    }

    /// <summary>A stage changes parts of sections, so only their names are held here; the reader checks what comes out.</summary>
    private static JsonObject StageSchema()
    {
        var schema = ShapeSchema.Of(DesignKeys.Shape, isPartial: true);
        var properties = schema["properties"]!.AsObject();
        foreach (var name in properties.Select(p => p.Key).ToList())
        {
            properties[name] = new JsonObject { ["description"] = properties[name]!["description"]!.GetValue<string>() };
        }

        properties.Remove(DesignKeys.Name.Name);
        properties.Remove(DesignKeys.Stages.Name);
        properties["from"] = new JsonObject { ["type"] = "string", ["description"] = "The stage this one changes, or 'design' for the body; when left out, the one before it." };
        return schema;
    }
}
