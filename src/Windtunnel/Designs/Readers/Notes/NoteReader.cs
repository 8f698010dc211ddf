using System.Collections.Immutable;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Notes;

/// <summary>Reads what is written for people and for later stages: decisions, expectations, prices.</summary>
internal sealed class NoteReader(Reading reading)
{
    private static readonly Dimension[] PriceDimensions =
        [Dimension.Money, Dimension.MoneyRate, Dimension.MoneyPerItem, Dimension.MoneyPerByte, Dimension.MoneyRatePerByte];

    public ImmutableArray<Decision> ReadDecisions(MapNode? section) => [.. (section?.Entries ?? []).Select(ReadDecision).OfType<Decision>()];

    public ImmutableArray<Expectation> ReadExpectations(Node? node)
    {
        switch (node)
        {
            case null or ScalarNode { Text.Length: 0 }:
                return [];
            case ListNode list:
                return [.. list.Items.Select(ReadExpectation).OfType<Expectation>()];
            default:
                reading.Error(DiagnosticCode.WrongNode, node.Where, "'expect' is a list.", "Begin each expectation with '- figure: …'.");
                return [];
        }
    }

    public ImmutableArray<PriceOverride> ReadPrices(MapNode? section) => [.. (section?.Entries ?? []).Select(ReadPrice).OfType<PriceOverride>()];

    /// <summary>Sentences as plain texts; commas stay where they are.</summary>
    public static ImmutableArray<string> Texts(Node? node) => node switch
    {
        ScalarNode { Text.Length: > 0 } scalar => [scalar.Text],
        ListNode list => [.. list.Items.OfType<ScalarNode>().Select(s => s.Text)],
        _ => [],
    };

    private Decision? ReadDecision(MapEntry entry)
    {
        if (Maps.Of(entry.Value, "a decision", "{ chosen: 302, alternatives: [301], why: … }", reading) is not { } map)
        {
            return null;
        }

        var settings = DecisionKeys.Shape.Read(map, entry.Key.Where, reading);
        return settings.Find(DecisionKeys.Chosen) is { } chosen
            ? new Decision(entry.Key.Text, chosen.Value, Texts(settings.Find(DecisionKeys.Alternatives)?.Value), settings.Find(DecisionKeys.Why)?.Value ?? "")
            : null;
    }

    private Expectation? ReadExpectation(Node node)
    {
        if (Maps.Of(node, "an expectation", "{ figure: redirect average rate, value: 11,574/s }", reading) is not { } map)
        {
            return null;
        }

        var settings = ExpectationKeys.Shape.Read(map, map.Where, reading);
        if (settings.Find(ExpectationKeys.Figure) is not { } figure || settings.Find(ExpectationKeys.Value)?.Value is not ScalarNode text || settings.Find(ExpectationKeys.Tolerance) is not { } tolerance)
        {
            return null;
        }

        if (Quantity.TryParse(text.Text, out var value, out var problem))
        {
            var where = map.Find("figure")!.Where;
            return new Expectation(figure.Value, value, tolerance.Value.Nominal, settings.Find(ExpectationKeys.Source)?.Value ?? "", where);
        }

        Problems.Report(problem, text, reading);
        return null;
    }

    private PriceOverride? ReadPrice(MapEntry entry)
    {
        if (entry.Value is not ScalarNode text)
        {
            reading.Error(DiagnosticCode.WrongNode, entry.Value.Where, "A price is an amount of money.", "Write for example 0.02 USD/GB.");
            return null;
        }

        if (!Quantity.TryParse(text.Text, out var price, out var problem))
        {
            Problems.Report(problem, text, reading);
            return null;
        }

        if (PriceDimensions.Contains(price.Dimension))
        {
            return new PriceOverride(entry.Key.Text, price, entry.Key.Where);
        }

        reading.Error(DiagnosticCode.WrongDimension, text.Where, $"A price is needed here; '{text.Text}' is {price.Dimension.Describe()}.", "Write for example 0.02 USD/GB.");
        return null;
    }
}
