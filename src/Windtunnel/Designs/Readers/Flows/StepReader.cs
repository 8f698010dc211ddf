using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Reads steps: decides what each one is and hands it on. Steps hold steps no deeper than the syntax tree is.</summary>
internal sealed class StepReader
{
    private readonly CallReader _calls;
    private readonly ControlReader _control;
    private readonly Reading _reading;

    public StepReader(PartNames parts, Reading reading)
    {
        _reading = reading;
        _calls = new CallReader(parts, this, reading);
        _control = new ControlReader(this, reading);
    }

    /// <summary>A list of steps, or a single step; nothing at all is an empty list.</summary>
    public ImmutableArray<Step> ReadList(Node? node) => node switch
    {
        null or ScalarNode { Text.Length: 0 } => [],
        ListNode list => [.. list.Items.Select(Read).OfType<Step>()],
        _ => Read(node) is { } step ? [step] : [],
    };

    private Step? Read(Node node)
    {
        switch (node)
        {
            case ScalarNode { Text.Length: > 0 } scalar:
                return Read(scalar, null);
            case MapNode { Entries.Length: 1 } map:
                return Read(map.Entries[0].Key, map.Entries[0].Value);
            case MapNode { Entries.Length: > 1 } map:
                _reading.Error(
                    DiagnosticCode.WrongNode,
                    map.Entries[1].Key.Where,
                    $"'{map.Entries[1].Key.Text}' stands beside the step '{map.Entries[0].Key.Text}', not under it.",
                    $"Indent it further than '{map.Entries[0].Key.Text}', or begin a new step with '- '.");
                return Read(map.Entries[0].Key, map.Entries[0].Value);
            default:
                _reading.Error(DiagnosticCode.WrongNode, node.Where, $"A step is needed here, not {(node is ListNode ? "a list" : "nothing")}.", "Write for example 'web: 1 ms' or 'urls read url'.");
                return null;
        }
    }

    private Step? Read(ScalarNode head, Node? value)
    {
        var sentence = new Sentence(head);
        return StepWords.All.Contains(sentence.Next) ? _control.Read(sentence, head, value) : _calls.Read(sentence, head, value);
    }
}
