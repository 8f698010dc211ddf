using System.Text;
using Windtunnel.Language;
using Windtunnel.Language.Files;
using Windtunnel.Language.Yaml;
using Windtunnel.Tests.Designs.Readers;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Language.Yaml;

public sealed class YamlWriterTests
{
    [Fact]
    public void Write_EverySampleDesign_ReadsBackTheSame()
    {
        foreach (var file in SampleDesigns.Files())
        {
            RoundTrip(File.ReadAllText(file)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Write_WhateverReads_ReadsBackTheSame()
    {
        var text = SampleDesigns.Text("small.yaml");
        var read = Enumerable.Range(0, 600).Count(seed =>
        {
            var mutant = SourceFile.Decode(Mutation.Of(text, new Random(seed)), "mutant", new Windtunnel.Language.Reading());
            return mutant is not null && RoundTrip(mutant);
        });
        read.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("\"quoted\" \\ back")]
    [InlineData("tab\tand\nline\r\u2028\u0007")]
    [InlineData("  spaces  ")]
    [InlineData("😀 ü ≥")]
    [InlineData("---")]
    public void Write_Text_ReadsBackTheSame(string text)
    {
        var map = new MapNode(default, [new MapEntry(new ScalarNode(default, "k"), new ScalarNode(default, text))]);
        var read = YamlReader.Read(YamlWriter.Write(map), "test", new Windtunnel.Language.Reading());
        ((ScalarNode)((MapNode)read!).Find("k")!).Text.ShouldBe(text);
    }

    /// <summary>Whether the text reads; then it must read back the same.</summary>
    private static bool RoundTrip(string text)
    {
        var reading = new Windtunnel.Language.Reading();
        if (YamlReader.Read(text, "test", reading) is not { } node || reading.HasErrors)
        {
            return false;
        }

        var written = YamlWriter.Write(node);
        var again = YamlReader.Read(written, "test", reading);
        reading.Diagnostics.ShouldBeEmpty(written);
        Values(again.ShouldNotBeNull(written)).ShouldBe(Values(node), written);
        return true;
    }

    /// <summary>A node without its positions, in a form that nothing else has.</summary>
    private static string Values(Node node)
    {
        var text = new StringBuilder();
        Add(node, text);
        return text.ToString();
    }

    private static void Add(Node node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append('\'').Append(scalar.Text.Replace("'", "''")).Append('\'');
                break;
            case ListNode list:
                text.Append('[');
                list.Items.ToList().ForEach(item => Add(item, text));
                text.Append(']');
                break;
            case MapNode map:
                text.Append('{');
                map.Entries.ToList().ForEach(e => { Add(e.Key, text); text.Append(':'); Add(e.Value, text); });
                text.Append('}');
                break;
        }
    }
}
