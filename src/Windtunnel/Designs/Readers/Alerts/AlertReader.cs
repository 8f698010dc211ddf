using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;

namespace Windtunnel.Designs.Readers.Alerts;

/// <summary>Reads `alerts`: names of rules, and each rule as a sentence.</summary>
internal sealed class AlertReader(PartNames parts, Reading reading)
{
    public ImmutableArray<Alert> Read(MapNode? section) => [.. (section?.Entries ?? []).Select(Read).OfType<Alert>()];

    private Alert? Read(MapEntry entry)
    {
        if (entry.Value is not ScalarNode { Text.Length: > 0 } scalar)
        {
            reading.Error(DiagnosticCode.BadAlert, entry.Key.Where, $"'{entry.Key.Text}' says nothing to watch.", $"Write for example '{AlertForm.All[0].Example}'.");
            return null;
        }

        var words = new Sentence(scalar);
        if (!parts.Flows.Contains(words.Next) && !parts.IsComponent(words.Next) && words.Take(AlertForm.Audit.Word))
        {
            return new AlertRule(entry.Key.Text, scalar, words, "", AlertForm.Audit, reading).ReadAudit(parts);
        }

        if (words.TakeName(n => parts.Flows.Contains(n) || parts.IsComponent(n)) is not { } subject)
        {
            var name = words.TakeUntil([.. AlertForm.All.Select(f => f.Word)]);
            reading.Error(DiagnosticCode.UnknownFlow, name.Where, $"There is no flow or component '{name.Text}'.", () => Suggestion.For(name.Text, [.. parts.Flows, .. parts.ComponentNames]));
            return null;
        }

        var form = AlertForm.All.FirstOrDefault(f => f != AlertForm.Audit && words.Take(f.Word));
        if (form is null)
        {
            reading.Error(DiagnosticCode.BadAlert, words.WhereNext, words.IsAtEnd ? "Nothing says what to watch." : $"'{words.Next}' cannot be watched over time.", $"Watch {string.Join(", ", AlertForm.All.Select(f => f.Word))}; for example '{AlertForm.All[0].Example}'.");
            return null;
        }

        if (form.IsOfFlow ? !parts.Flows.Contains(subject) : !parts.IsComponent(subject))
        {
            reading.Error(DiagnosticCode.WrongKind, words.Piece(0, 1).Where, $"'{form.Word}' is about a {(form.IsOfFlow ? "flow" : "component")}, and '{subject}' is none.", $"Write for example '{form.Example}'.");
            return null;
        }

        var rule = new AlertRule(entry.Key.Text, scalar, words, subject, form, reading);
        return form.Signal is { } signal ? rule.ReadThreshold(signal) : rule.ReadBurn();
    }
}
