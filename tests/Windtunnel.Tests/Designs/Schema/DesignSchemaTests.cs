using System.Globalization;
using System.Text.Json.Nodes;
using Windtunnel.Components;
using Windtunnel.Designs.Schema;
using Windtunnel.Language;
using Windtunnel.Language.Yaml;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Schema;

public sealed class DesignSchemaTests
{
    private static readonly SchemaValidator Validator = new(DesignSchema.Build());

    [Fact]
    public void Build_EveryDesignFile_IsValid()
    {
        SampleDesigns.Files().ShouldNotBeEmpty();
        SampleDesigns.Files().SelectMany(f => Validate(File.ReadAllText(f)).Select(e => $"{Path.GetFileName(f)} {e}")).ShouldBeEmpty();
    }

    [Fact]
    public void Build_EveryGuideSample_IsValid() =>
        SampleDesigns.GuideSamples().SelectMany(s => Validate(s.Text).Select(e => $"{s.Place} {e}")).ShouldBeEmpty();

    [Theory]
    [InlineData("title: no name")]
    [InlineData("design: d\ntittle: x")]
    [InlineData("design: d\ncomponents: { web: { kind: servce } }")]
    [InlineData("design: d\ncomponents: { web: { kind: service, coers: 4 } }")]
    [InlineData("design: d\ncomponents: { web: { instances: 4 } }")]
    [InlineData("design: d\nworkload: { redirect: { rat: 5/s } }")]
    [InlineData("design: d\nworkload: { redirect: 5 }")]
    [InlineData("design: d\nflows: { redirect: [web: { timout: 5 ms }] }")]
    [InlineData("design: d\nflows: { redirect: { stesp: [] } }")]
    [InlineData("design: d\nflows: { redirect: [{ web: 1 ms, edge: 1 ms }] }")]
    [InlineData("design: d\nflows: { redirect: [parallel any: web] }")]
    [InlineData("design: d\nexperiments: { e: { on 60 s: flush cache } }")]
    [InlineData("design: d\nstages: { s: { component: {} } }")]
    [InlineData("design: d\nexpect: [{ figure: x }]")]
    public void Build_WrongDesign_IsInvalid(string text) => Validate(text).ShouldNotBeEmpty();

    [Fact]
    public void Build_EveryKeyOfEveryKind_IsDescribed()
    {
        var definitions = DesignSchema.Build()["$defs"]!;
        foreach (var kind in ComponentKinds.All)
        {
            foreach (var key in kind.Shape.Keys)
            {
                definitions[kind.Name]!["properties"]![key.Name]!["description"]!.GetValue<string>().ShouldStartWith(key.About);
            }
        }
    }

    private static IReadOnlyList<string> Validate(string text)
    {
        var reading = new Reading();
        var node = YamlReader.Read(text, "test", reading).ShouldNotBeNull();
        reading.Diagnostics.ShouldBeEmpty();
        return Validator.Validate(Json(node));
    }

    /// <summary>What an editor's YAML plug-in makes of the text, by the core schema of YAML 1.2.</summary>
    private static JsonNode? Json(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Json(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Text.Length: 0 } => null,
        ScalarNode { Text: "true" or "false" } scalar => JsonValue.Create(scalar.Text == "true"),
        ScalarNode scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        ScalarNode scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException(),
    };
}
