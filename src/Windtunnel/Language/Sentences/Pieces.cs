namespace Windtunnel.Language.Sentences;

/// <summary>Several sentences in one place.</summary>
public static class Pieces
{
    /// <summary>The sentences of a list, or of one scalar with commas between them. Anything else is reported.</summary>
    /// <param name="node">A list of scalars or one scalar; null for none.</param>
    /// <param name="what">What they are, in the plural: "objectives".</param>
    /// <param name="reading">Receives what is wrong.</param>
    public static IEnumerable<ScalarNode> Of(Node? node, string what, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return node switch
        {
            null => [],
            ScalarNode scalar => AtCommas(scalar),
            ListNode list => list.Items.SelectMany(item => item switch
            {
                ScalarNode { Text.Length: > 0 } scalar => AtCommas(scalar),
                _ => Wrong(item, what, reading),
            }),
            _ => Wrong(node, what, reading),
        };
    }

    /// <summary>Cuts at commas that a space follows: a comma inside a number has none.</summary>
    private static IEnumerable<ScalarNode> AtCommas(ScalarNode scalar)
    {
        var text = scalar.Text;
        for (var start = 0; start < text.Length;)
        {
            var comma = text.IndexOf(", ", start, StringComparison.Ordinal);
            var end = comma < 0 ? text.Length : comma;
            var from = start;
            while (from < end && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            var piece = text[from..end].TrimEnd();
            if (piece.Length > 0)
            {
                yield return new ScalarNode(scalar.Where.Part(from, piece.Length), piece);
            }

            start = comma < 0 ? text.Length : comma + 2;
        }
    }

    private static IEnumerable<ScalarNode> Wrong(Node node, string what, Reading reading)
    {
        reading.Error(DiagnosticCode.WrongNode, node.Where, $"One of the {what} is no sentence.", "Write each as one line of text, without braces, brackets or a colon.");
        return [];
    }
}
