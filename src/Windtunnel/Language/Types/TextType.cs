using System.Text.Json.Nodes;

namespace Windtunnel.Language.Types;

/// <summary>Words for people; nothing is read out of them.</summary>
public sealed class TextType : ScalarType<string>
{
    public override string Description => "text";

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean", "null") };

    protected override bool AllowsEmpty => true;

    protected override bool TryRead(ScalarNode scalar, Reading reading, out string value)
    {
        value = scalar.Text;
        return true;
    }
}
