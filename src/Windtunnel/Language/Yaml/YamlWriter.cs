using System.Text;

namespace Windtunnel.Language.Yaml;

/// <summary>Writes nodes as YAML that reads back as the same nodes: block style, text quoted where it must be.</summary>
public static class YamlWriter
{
    private const string Indent = "  ";

    /// <summary>The text of a node, with a line end after the last line. Comments and aliases of the original are not kept.</summary>
    public static string Write(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        if (node is ScalarNode or ListNode { Items.Length: 0 } or MapNode { Entries.Length: 0 })
        {
            text.Append(Inline(node)).Append('\n');
        }
        else
        {
            WriteBlock(node, "", text, isInline: false);
        }

        return text.ToString();
    }

    /// <param name="node">A list or mapping that is not empty.</param>
    /// <param name="indent">Spaces before each line.</param>
    /// <param name="text">Written to.</param>
    /// <param name="isInline">Whether the first line has been begun, by the dash of an outer list.</param>
    private static void WriteBlock(Node node, string indent, StringBuilder text, bool isInline)
    {
        foreach (var (key, value) in Parts(node))
        {
            text.Append(isInline ? "" : indent).Append(key);
            isInline = false;
            switch (value)
            {
                case ScalarNode or ListNode { Items.Length: 0 } or MapNode { Entries.Length: 0 }:
                    var inline = Inline(value);
                    text.Append(inline.Length == 0 ? "" : " ").Append(inline).Append('\n');
                    break;
                case MapNode or ListNode when node is ListNode:
                    text.Append(' ');
                    WriteBlock(value, indent + Indent, text, isInline: true);
                    break;
                default:
                    text.Append('\n');
                    WriteBlock(value, indent + Indent, text, isInline: false);
                    break;
            }
        }
    }

    private static IEnumerable<(string Key, Node Value)> Parts(Node node) =>
        node is MapNode map ? map.Entries.Select(e => (KeyText(e.Key.Text), e.Value)) : ((ListNode)node).Items.Select(i => ("-", i));

    /// <summary>A long key needs the question mark form; YAML lets a plain one be 1,024 characters.</summary>
    private static string KeyText(string key)
    {
        var quoted = key.Length == 0 ? "''" : Scalar(key);
        return quoted.Length > 1000 ? $"? {quoted}\n:" : $"{quoted}:";
    }

    private static string Inline(Node node) => node switch
    {
        ScalarNode scalar => Scalar(scalar.Text),
        ListNode => "[]",
        _ => "{}",
    };

    private static string Scalar(string text) => text.Length == 0 || IsPlain(text) ? text : Quote(text);

    /// <summary>Only text that no rule of YAML could take for anything else goes unquoted.</summary>
    private static bool IsPlain(string text) =>
        char.IsAsciiLetterOrDigit(text[0]) && text is not "null" && !text.EndsWith(' ') && !text.EndsWith(':')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '%' or '/' or '.' or '-' or '_' or '<' or '>' or '=' or '(' or ')' or '+' or ',')
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(c) => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
