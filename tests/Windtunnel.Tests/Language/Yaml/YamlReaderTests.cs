using Windtunnel.Language;
using Windtunnel.Language.Yaml;

namespace Windtunnel.Tests.Language.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: one", 1, 4, 3)]
    [InlineData("a: 'one'", 1, 5, 3)]
    [InlineData("a: \"one\"", 1, 5, 3)]
    [InlineData("a: \"o\\x6ee\"", 1, 4, 8)]
    [InlineData("# comment\r\na: one\r\n", 2, 4, 3)]
    [InlineData("a:   one   # comment", 1, 6, 3)]
    [InlineData("a: { b: [x, y] }", 1, 4, 13)]
    [InlineData("a:\n  b: 1\n  c: 2", 2, 3, 4)]
    public void Read_Value_KnowsItsPlace(string text, int line, int column, int length) =>
        ((MapNode)Read(text)!).Find("a")!.Where.ShouldBe(new SourceSpan("test", line, column, length));

    [Theory]
    [InlineData("a:")]
    [InlineData("a: ~")]
    [InlineData("a: null")]
    [InlineData("a: ''")]
    public void Read_NoValue_IsAnEmptyScalar(string text) => ((MapNode)Read(text)!).Find("a").ShouldBeOfType<ScalarNode>().Text.ShouldBe("");

    [Fact]
    public void Read_QuotedNull_IsText() => ((MapNode)Read("a: 'null'")!).Find("a").ShouldBeOfType<ScalarNode>().Text.ShouldBe("null");

    [Fact]
    public void Read_Alias_SharesTheNode()
    {
        var map = (MapNode)Read("a: &x [1, 2]\nb: *x")!;
        map.Find("b").ShouldBeSameAs(map.Find("a"));
    }

    [Fact]
    public void Read_DuplicateKey_KeepsTheFirst()
    {
        var reading = new Windtunnel.Language.Reading();
        var map = (MapNode)YamlReader.Read("a: 1\na: 2", "test", reading)!;
        map.Find("a").ShouldBeOfType<ScalarNode>().Text.ShouldBe("1");
        reading.Diagnostics.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Code.ShouldBe(DiagnosticCode.DuplicateKey),
            d => d.Where.ShouldBe(new SourceSpan("test", 2, 1, 1)),
            d => d.Message.ShouldContain("line 1"));
    }

    [Theory]
    [InlineData(62, null)]
    [InlineData(64, DiagnosticCode.TooDeep)]
    public void Read_Nesting_IsBounded(int depth, string? code) => CodeOf($"a: {new string('[', depth)}1{new string(']', depth)}").ShouldBe(code);

    [Fact]
    public void Read_NestingThroughAliases_IsBounded()
    {
        var text = $"a: &a {new string('[', 40)}1{new string(']', 40)}\nb: {new string('[', 30)}*a{new string(']', 30)}";
        CodeOf(text).ShouldBe(DiagnosticCode.TooDeep);
    }

    [Theory]
    [InlineData(190, null)]
    [InlineData(210, DiagnosticCode.TooManyAliases)]
    public void Read_AliasesWrittenOut_AreBounded(int aliases, string? code)
    {
        var thousand = string.Join(',', Enumerable.Repeat("1", 1000));
        CodeOf($"a: &a [{thousand}]\nb: [{string.Join(',', Enumerable.Repeat("*a", aliases))}]").ShouldBe(code);
    }

    private static Node? Read(string text)
    {
        var reading = new Windtunnel.Language.Reading();
        var node = YamlReader.Read(text, "test", reading);
        reading.Diagnostics.ShouldBeEmpty();
        return node;
    }

    private static string? CodeOf(string text)
    {
        var reading = new Windtunnel.Language.Reading();
        YamlReader.Read(text, "test", reading);
        return reading.Diagnostics.SingleOrDefault()?.Code;
    }
}
