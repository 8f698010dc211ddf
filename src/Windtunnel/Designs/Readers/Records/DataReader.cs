using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Loads;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Records;

/// <summary>Reads `data`, and works out how many records there are where nobody says.</summary>
/// <param name="rateOf">Average rate of a flow [1/s]; null when it has none.</param>
/// <param name="flows">Names of all flows.</param>
/// <param name="dailyUsers">People who use the system on a day; null when not known.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class DataReader(Func<string, Quantity?> rateOf, IReadOnlySet<string> flows, Quantity? dailyUsers, Reading reading)
{
    private const string KeepSource = "Xu vol. 1 (2020), ch. 2 keeps records for five years";

    /// <summary>More records than this lose their exactness in a double, and nobody has them.</summary>
    private const double KeysMax = 1e15;

    private readonly RelationGraph _counts = new("data set", Dimension.Number, reading);

    public ImmutableArray<DataSet> Read(MapNode? section)
    {
        var drafts = (section?.Entries ?? []).Select(ReadDraft).OfType<Draft>().ToList();
        if (dailyUsers is { } users && drafts.TrueForAll(d => d.Name.Text != "user"))
        {
            _counts.AddKnown("user", users);
        }

        foreach (var draft in drafts)
        {
            if (CountOf(draft) is { } count)
            {
                _counts.Add(draft.Name.Text, count);
            }
        }

        return [.. drafts.Select(Finish).OfType<DataSet>()];
    }

    private Draft? ReadDraft(MapEntry entry)
    {
        if (Maps.Of(entry.Value, "a data set", "{ size: 100 B, keys: 1M }", reading) is not { } map)
        {
            return null;
        }

        var settings = DataKeys.Shape.Read(map, entry.Key.Where, reading);
        return new Draft(entry.Key, settings, ReadWriter(settings), map.Find(DataKeys.Count.Name) is not null);
    }

    private Writer? ReadWriter(Settings settings)
    {
        if (settings.Find(DataKeys.WrittenBy) is not { Provenance: Provenance.Typed typed } text)
        {
            return null;
        }

        var name = text.Value.Trim();
        if (flows.Contains(name))
        {
            return new Writer(name, 1);
        }

        var isRelation = Relation.TryParse(name, out var relation, out _);
        if (isRelation && flows.Contains(relation.Subject) && relation.Amount.Dimension is Dimension.Factor or Dimension.Number or Dimension.Share)
        {
            if (relation.Amount.Nominal is 0 or > KeysMax)
            {
                reading.Error(DiagnosticCode.OutOfRange, typed.Where, $"'{name}' writes no number of records that can be counted.", $"Write for example '2 x {relation.Subject}'.");
                return null;
            }

            return new Writer(relation.Subject, relation.Amount.Nominal);
        }

        reading.Error(
            DiagnosticCode.UnknownFlow,
            typed.Where,
            $"There is no flow '{(isRelation ? relation.Subject : name)}' to write it.",
            () => Suggestion.For(isRelation ? relation.Subject : name, flows));
        return null;
    }

    /// <summary>The number of records as typed, or worked out from what is written and kept.</summary>
    private Related? CountOf(Draft draft)
    {
        if (draft.Settings.Find(DataKeys.Count) is { } typed)
        {
            return typed.Value;
        }

        if (draft.IsCountTyped || draft.Writer is not { } writer)
        {
            if (!draft.IsCountTyped && draft.Settings.Find(DataKeys.WrittenBy) is null)
            {
                reading.Error(
                    DiagnosticCode.MissingKey,
                    draft.Name.Where,
                    $"Nothing says how many '{draft.Name.Text}' records there are.",
                    "Add 'keys: 1M', or 'written by' and 'keep'.");
            }

            return null;
        }

        var keep = draft.Settings.Find(DataKeys.Keep)?.Value ?? Quantity.Parse("5 years");
        var rate = rateOf(writer.Flow) ?? Quantity.Rate(0);
        return new Related(rate * writer.Records * keep, null, draft.Name);
    }

    private DataSet? Finish(Draft draft)
    {
        if (draft.Settings.Find(DataKeys.Size) is not { } size || draft.Settings.Find(DataKeys.Popularity) is not { } popularity
            || CountOrNull(draft) is not { } count)
        {
            return null;
        }

        var keep = draft.Settings.Find(DataKeys.Keep);
        if (keep is null && !draft.IsCountTyped)
        {
            keep = new Setting<Quantity>(Quantity.Parse("5 years"), new Provenance.Default(KeepSource));
        }

        return new DataSet(draft.Name.Text, size, count, draft.Writer?.Flow, draft.Writer?.Records ?? 1, keep, popularity, draft.Settings.Find(DataKeys.Stock), draft.Name.Where);
    }

    private Setting<Quantity>? CountOrNull(Draft draft)
    {
        if (draft.Settings.Find(DataKeys.Count) is { Value: var typed } setting)
        {
            var resolved = _counts.Resolve(draft.Name.Text);
            return resolved is null ? null : Limit(resolved.Value, typed.Source, setting.Provenance);
        }

        return !draft.IsCountTyped && draft.Writer is { } writer && _counts.Resolve(draft.Name.Text) is { } inferred
            ? Limit(inferred, draft.Name, new Provenance.Inferred(Working(draft, writer))) : null;
    }

    private string Working(Draft draft, Writer writer)
    {
        var rate = rateOf(writer.Flow) is { } known ? Human.Format(known.Nominal, Dimension.Rate) : "no load";
        var records = writer.Records == 1 ? "" : $" × {writer.Records:0.###} records";
        return $"{writer.Flow} {rate}{records} × {draft.Settings.Find(DataKeys.Keep)?.Value.ToString() ?? "5 years"}";
    }

    /// <summary>There is at least one record, or nothing could be asked for.</summary>
    private Setting<Quantity>? Limit(Quantity count, ScalarNode source, Provenance provenance)
    {
        if (count.High > KeysMax)
        {
            reading.Error(DiagnosticCode.OutOfRange, source.Where, $"'{source.Text}' has more than {KeysMax:0e0} records.", "Check the rate, the factor and how long records are kept.");
            return null;
        }

        return new Setting<Quantity>(new Quantity(Math.Max(1, count.Low), Math.Max(1, count.High), Dimension.Number), provenance);
    }

    private sealed record Writer(string Flow, double Records);

    private sealed record Draft(ScalarNode Name, Settings Settings, Writer? Writer, bool IsCountTyped);
}
