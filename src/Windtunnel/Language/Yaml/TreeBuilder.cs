using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Windtunnel.Language.Yaml;

/// <summary>
/// Builds nodes from parser events. Stops by itself at the limits, so the parser is never driven deep enough to cost much.
/// An alias shares the node it stands for, but counts with everything inside it.
/// </summary>
internal sealed class TreeBuilder(SourceLines source, Reading reading)
{
    private readonly Stack<Container> _open = new();
    private readonly Dictionary<string, (Node Node, long Size, int Height)> _anchors = new(StringComparer.Ordinal);
    private long _size;
    private int _documents;

    /// <summary>The document's value; null until it has been read whole.</summary>
    public Node? Root { get; private set; }

    /// <summary>False once a limit was hit or the document ended with a second one behind it.</summary>
    public bool IsReading { get; private set; } = true;

    public void Add(ParsingEvent e)
    {
        switch (e)
        {
            case DocumentStart:
                StartDocument(e);
                break;
            case Scalar scalar:
                var span = source.Between(scalar.Start, scalar.End);
                var isQuoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
                var text = IsNull(scalar) ? "" : scalar.Value;
                Complete(new ScalarNode(isQuoted ? SourceLines.Inside(span, text) : span, text), AnchorOf(scalar), 1, 1);
                break;
            case SequenceStart or MappingStart:
                Open((NodeEvent)e);
                break;
            case SequenceEnd or MappingEnd:
                Close(e);
                break;
            case AnchorAlias alias:
                Expand(alias);
                break;
        }
    }

    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null";

    private static string? AnchorOf(NodeEvent e) => e.Anchor.IsEmpty ? null : e.Anchor.Value;

    private void StartDocument(ParsingEvent e)
    {
        if (++_documents > 1)
        {
            Stop(DiagnosticCode.YamlSyntax, e, "A second document starts here; a file holds one design.", "Remove the line '---', or move what follows to a file of its own.");
        }
    }

    private void Open(NodeEvent e)
    {
        if (_open.Count >= YamlLimits.Depth)
        {
            Stop(DiagnosticCode.TooDeep, e, $"Lists and mappings are nested deeper than {YamlLimits.Depth} levels here.", "Flatten the design; no design needs that depth.");
            return;
        }

        _open.Push(new Container(e, _size));
    }

    private void Close(ParsingEvent e)
    {
        var container = _open.Pop();
        var where = source.ThroughBracket(source.Between(container.Start.Start, e.End));
        Node node = container.Start is SequenceStart ? new ListNode(where, container.Items.ToImmutable()) : new MapNode(where, container.Entries.ToImmutable());
        Complete(node, AnchorOf(container.Start), _size - container.SizeBefore + 1, container.Height + 1);
    }

    private void Expand(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var anchor))
        {
            Stop(DiagnosticCode.YamlSyntax, alias, $"The alias '*{name}' names nothing that stands before it, or stands inside what it names.", $"Write '&{name}' in front of the value it should repeat.");
            return;
        }

        if (_open.Count + anchor.Height > YamlLimits.Depth)
        {
            Stop(DiagnosticCode.TooDeep, alias, $"The alias '*{name}' makes lists and mappings nest deeper than {YamlLimits.Depth} levels.", "Write out a flatter value here.");
            return;
        }

        // The size grows inside Complete by one; an alias stands for the rest of what it repeats as well.
        _size += anchor.Size - 1;
        Complete(anchor.Node, null, anchor.Size, anchor.Height);
    }

    private void Complete(Node node, string? anchor, long size, int height)
    {
        if (++_size > YamlLimits.Nodes)
        {
            reading.Error(DiagnosticCode.TooManyAliases, node.Where, $"The file holds more than {YamlLimits.Nodes:N0} values once its aliases are written out.", "Use fewer aliases, or a smaller design.");
            Abandon();
            return;
        }

        if (anchor is not null)
        {
            _anchors[anchor] = (node, size, height);
        }

        if (_open.TryPeek(out var parent))
        {
            parent.Height = Math.Max(parent.Height, height);
            Put(parent, node);
        }
        else
        {
            Root ??= node;
        }
    }

    private void Put(Container parent, Node node)
    {
        if (parent.Start is SequenceStart)
        {
            parent.Items.Add(node);
        }
        else if (!parent.HasKey)
        {
            parent.HasKey = true;
            parent.Key = KeyOf(node);
        }
        else
        {
            parent.HasKey = false;
            PutEntry(parent, node);
        }
    }

    private ScalarNode? KeyOf(Node node)
    {
        if (node is ScalarNode { Text: "<<" } merge)
        {
            reading.Error(DiagnosticCode.UnknownKey, merge.Where, "The merge key '<<' is no part of this language.", "Write the keys out; an alias (*name) may stand for a whole value.");
            return null;
        }

        if (node is ScalarNode scalar)
        {
            return scalar;
        }

        reading.Error(DiagnosticCode.WrongNode, node.Where, $"A {(node is ListNode ? "list" : "mapping")} stands where a key should be.", "Write a word before the colon.");
        return null;
    }

    private void PutEntry(Container parent, Node value)
    {
        if (parent.Key is not { } key)
        {
            return;
        }

        if (!parent.Names.TryAdd(key.Text, key.Where))
        {
            reading.Error(DiagnosticCode.DuplicateKey, key.Where, $"'{key.Text}' is already written at line {parent.Names[key.Text].Line}.", "Keep one of the two.");
            return;
        }

        parent.Entries.Add(new MapEntry(key, value));
    }

    private void Stop(string code, ParsingEvent e, string message, string remedy)
    {
        reading.Error(code, source.Between(e.Start, e.End), message, remedy);
        Abandon();
    }

    private void Abandon()
    {
        IsReading = false;
        Root = null;
    }

    private sealed class Container(NodeEvent start, long sizeBefore)
    {
        public NodeEvent Start { get; } = start;

        public long SizeBefore { get; } = sizeBefore;

        public int Height { get; set; }

        public ImmutableArray<Node>.Builder Items { get; } = ImmutableArray.CreateBuilder<Node>();

        public ImmutableArray<MapEntry>.Builder Entries { get; } = ImmutableArray.CreateBuilder<MapEntry>();

        public Dictionary<string, SourceSpan> Names { get; } = new(StringComparer.Ordinal);

        public ScalarNode? Key { get; set; }

        public bool HasKey { get; set; }
    }
}
