using System.Text;

namespace Windtunnel.Tests.Designs.Readers;

/// <summary>Inputs made to hurt: each attacks one loop, stack or table of the reader, at the largest size that is let in.</summary>
internal static class Monster
{
    private const int Size = 950_000;

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["open brackets"] = () => new string('[', Size),
        ["open braces"] = () => new string('{', Size),
        ["open braces with keys"] = () => Repeat("{a: ", Size / 4),
        ["dashes"] = () => Repeat("- ", Size / 2),
        ["explicit keys"] = () => Repeat("? ", Size / 2),
        ["question and brackets"] = () => Repeat("?[", Size / 2),
        ["colons"] = () => "design: d\nx: " + Repeat(": ", Size / 2),
        ["anchors"] = () => Lines(i => $"k{i}: &a{i} 1", Size / 20),
        ["one anchor again and again"] = () => "&a [" + Repeat("&a 1, ", Size / 6) + "]",
        ["aliases of a large value"] = () => "a: &a [" + Repeat("1,", 50_000) + "]\n" + Lines(i => $"b{i}: *a", 10_000),
        ["billion laughs"] = () => "a: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + Lines(i => $"b{i}: &a{i + 1} [{string.Join(", ", Enumerable.Repeat($"*a{i}", 10))}]", 12),
        ["alias in itself"] = () => "a: &a [*a]",
        ["alias that deepens"] = () => "a: &a0 [[1]]\n" + Lines(i => $"b{i}: &a{i + 1} [*a{i}]", 100),
        ["many documents"] = () => Repeat("---\n", Size / 4),
        ["a tag"] = () => "design: !" + new string('a', Size),
        ["a directive"] = () => "%" + new string('a', Size),
        ["a version"] = () => "%YAML 99999999999999999999.1\n---\ndesign: d",
        ["a comment"] = () => "#" + new string('a', Size),
        ["a long key"] = () => new string('a', Size) + ": 1",
        ["a long plain scalar"] = () => "design: d\nworkload: { a: " + new string('9', Size) + "/s }",
        ["a long quoted scalar"] = () => "design: d\nworkload: { a: \"" + new string('x', Size) + "\" }",
        ["a long folded scalar"] = () => "design: d\nabout: >\n" + Repeat("  x\n", Size / 4) + "tittle: x",
        ["blank lines"] = () => "design: d\n" + new string('\n', Size) + "tittle: x",
        ["quotes"] = () => Repeat("\"", Size),
        ["unknown keys"] = () => "design: d\n" + Lines(i => $"k{i}: 1", Size / 10),
        ["long unknown keys"] = () => "design: d\n" + Lines(i => $"{i}{new string('k', 55)}: 1", Size / 65),
        ["duplicate keys"] = () => "design: d\n" + Repeat("a: 1\n", Size / 5),
        ["components"] = () => "design: d\ncomponents:\n" + Lines(i => $"  c{i}: servce", Size / 20),
        ["unused components"] = () => "design: d\ncomponents:\n" + Lines(i => $"  c{i}: service", Size / 20),
        ["steps of unknown components"] = () => "design: d\ncomponents:\n" + Lines(i => $"  c{i}: service", 20_000) + "flows:\n  f:\n" + Lines(i => $"    - d{i}", 40_000),
        ["steps"] = () => "design: d\ncomponents: { web: service }\nflows:\n  f:\n" + Repeat("    - web: 1 s\n", Size / 15),
        ["nested steps"] = () => "design: d\ncomponents: { web: service }\nflows:\n  f: " + Repeat("[async: ", 28) + "web" + Repeat("]", 28),
        ["nested fan-out"] = () => "design: d\ncomponents: { q: queue }\nworkload: { f: 1/s }\nflows:\n  f: " + Repeat("[fan out 1e6 x: ", 28) + "q send" + Repeat("]", 28) + "\n  g: { reads: q, steps: [] }\ndata: { x: { written by: g } }",
        ["relations in a chain"] = () => "design: d\nworkload:\n" + Lines(i => $"  f{i}: 1 x f{i + 1}", Size / 25),
        ["relations in a circle"] = () => "design: d\nworkload:\n" + Lines(i => $"  f{i}: 1 x f{(i + 1) % 30_000}", 30_000),
        ["relations that grow"] = () => "design: d\nworkload:\n" + Lines(i => $"  f{i}: 1000 x f{i + 1}", 1000) + "  f1000: 1/s",
        ["data in a chain"] = () => "design: d\ndata:\n" + Lines(i => $"  d{i}: {{ keys: 1 per d{i + 1} }}", 25_000),
        ["queues in a circle"] = () => "design: d\ncomponents:\n" + Lines(i => $"  q{i}: queue", 8000) + "flows:\n" + Lines(i => $"  f{i}: {{ reads: q{i}, steps: [q{(i + 1) % 8000} send] }}", 8000),
        ["queues all to all"] = () => "design: d\ncomponents:\n" + Lines(i => $"  q{i}: queue", 100) + "flows:\n" + Lines(i => $"  f{i}: {{ reads: q{i}, steps: [{string.Join(", ", Enumerable.Range(0, 100).Select(j => $"q{j} send"))}] }}", 100),
        ["objectives"] = () => "design: d\nrequirements:\n  slo:\n" + Lines(i => $"    - f{i} p99 < 1 ms", Size / 25),
        ["a long objective"] = () => "design: d\nrequirements: { slo: " + Repeat("a ", Size / 2) + "}",
        ["objectives on one line"] = () => "design: d\nrequirements: { slo: 'cost < 1', x: 1 }\nexperiments: { e: { expect: \"" + Repeat("x p99 < 1, ", Size / 12) + "\" } }",
        ["stages"] = () => "design: d\ncomponents: { web: service }\nstages:\n" + Lines(i => $"  s{i}: {{ about: x }}", 20_000),
        ["few stages of a large design"] = () => "design: d\nx: 1\ncomponents:\n" + Lines(i => $"  c{i}: service", 15_000) + "stages:\n" + Lines(i => $"  s{i}: {{ about: x }}", 20),
        ["empty"] = () => "",
        ["only a comment"] = () => "# nothing",
        ["a list"] = () => "- a\n- b",
        ["a text"] = () => "hello",
        ["control characters"] = () => "design: \u0007\u001b[31m",
        ["lone surrogates"] = () => "design: \ud800\ndata: { \udc00: 1 }",
        ["carriage returns"] = () => Repeat("\r", Size),
    };

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Lines(Func<int, string> line, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(line(i)).Append('\n');
        }

        return text.ToString();
    }
}
