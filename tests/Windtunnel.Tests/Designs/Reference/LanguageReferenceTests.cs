using Windtunnel.Components;
using Windtunnel.Designs.Reference;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Designs.Reference;

public sealed class LanguageReferenceTests
{
    [Fact]
    public void Write_Page_IsUpToDate() => Golden.ShouldMatch(LanguageReference.Write(), "docs/guide/language.md");

    [Fact]
    public void Keys_EachOne_SaysWhatHappensWhenItIsLeftOut() =>
        AllKeys().Where(k => !k.Key.IsRequired && k.Key.DefaultText is null && k.Key.InferredFrom is null).Select(k => $"{k.Shape.Name}: {k.Key.Name}").ShouldBeEmpty();

    [Fact]
    public void Keys_EachDefault_HasASource() =>
        AllKeys().Where(k => k.Key.DefaultText is not null && string.IsNullOrWhiteSpace(k.Key.DefaultSource)).Select(k => $"{k.Shape.Name}: {k.Key.Name}").ShouldBeEmpty();

    [Fact]
    public void Keys_EachExample_ReadsWithoutADiagnostic()
    {
        // Sections, lists and sentences are read by readers of their own, and tested with them.
        var scalars = AllKeys().Where(k => k.Key is not Key<Node> && k.Key.Example is not null && !k.Key.Example.StartsWith('['));
        foreach (var (shape, key) in scalars)
        {
            var reading = new Windtunnel.Language.Reading();
            var map = new MapNode(default, [new MapEntry(new ScalarNode(default, key.Name), new ScalarNode(default, key.Example!))]);
            shape.Read(map, default, reading);
            reading.Diagnostics.Where(d => d.Code != DiagnosticCode.MissingKey).Select(d => $"{shape.Name}: {key.Name}: {d.Message}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Keys_EachDefault_Reads() => AllKeys().Select(k => k.Shape).Distinct().ToList().ForEach(s => s.Read(null, default, new Windtunnel.Language.Reading()));

    private static IEnumerable<(Shape Shape, Key Key)> AllKeys() =>
        DesignSection.All.Select(s => s.Shape).Concat(ComponentKinds.All.Select(k => k.Shape)).SelectMany(s => s.Keys.Select(k => (s, k)));
}
