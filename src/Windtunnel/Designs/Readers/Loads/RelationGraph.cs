using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Loads;

/// <summary>
/// Quantities that may be told by one another, in any order. Each names at most one other, so a value is found by following
/// a chain; the chain is walked in a loop because a hostile file can make it very long.
/// </summary>
/// <param name="what">What has a name here: "request type".</param>
/// <param name="dimension">What every value is, once resolved.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class RelationGraph(string what, Dimension dimension, Reading reading)
{
    private readonly Dictionary<string, Related> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Quantity?> _values = new(StringComparer.Ordinal);

    /// <summary>A named quantity that is known from elsewhere, such as the daily users; null when it is known not to be known.</summary>
    public void AddKnown(string name, Quantity? value) => _values[name] = value;

    /// <summary>A name whose own value is wrong and has been reported; what relates to it is silently unknown.</summary>
    public void AddBroken(string name)
    {
        _broken.Add(name);
        _values[name] = null;
    }

    /// <summary>Whether the name is known, and its value is known not to be.</summary>
    public bool IsKnownMissing(string name) => _values.TryGetValue(name, out var value) && value is null && !_broken.Contains(name);

    public void Add(string name, Related related)
    {
        _entries[name] = related;
        _broken.Remove(name);
        if (related.Value is { } value)
        {
            _values[name] = value;
        }
        else
        {
            _values.Remove(name);
        }
    }

    /// <summary>The value of a name; null when it cannot be found, which has then been reported.</summary>
    public Quantity? Resolve(string name)
    {
        var chain = new List<string>();
        var onChain = new HashSet<string>(StringComparer.Ordinal);
        var current = name;
        while (!_values.ContainsKey(current))
        {
            if (!_entries.TryGetValue(current, out var entry))
            {
                ReportUnknown(_entries[chain[^1]], current);
                _values[current] = null;
                break;
            }

            if (!onChain.Add(current))
            {
                ReportCircle(entry, chain.SkipWhile(n => n != current));
                _values[current] = null;
                break;
            }

            chain.Add(current);
            current = entry.Relation!.Subject;
        }

        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var entry = _entries[chain[i]];
            _values[chain[i]] = _values.TryGetValue(chain[i], out var done) && done is null ? null : Multiply(entry, _values[entry.Relation!.Subject]);
        }

        return _values[name];
    }

    private Quantity? Multiply(Related entry, Quantity? subject)
    {
        if (subject is not { } known)
        {
            return null;
        }

        var amount = entry.Relation!.Amount;
        if (!Dimensions.TryMultiply(amount.Dimension, known.Dimension, out var product) || product != dimension)
        {
            reading.Error(
                DiagnosticCode.WrongDimension,
                entry.Source.Where,
                $"'{entry.Relation}' is not {dimension.Describe()}: '{entry.Relation.Subject}' is {known.Dimension.Describe()}.",
                $"Write for example {(known.Dimension == dimension ? "10 x" : dimension == Dimension.Rate ? "2/day per" : "5 per")} {entry.Relation.Subject}.");
            return null;
        }

        var value = amount * known;
        if (!double.IsFinite(value.High))
        {
            reading.Error(DiagnosticCode.OutOfRange, entry.Source.Where, $"'{entry.Relation}' is too large to be counted.", "Write a smaller factor.");
            return null;
        }

        return value;
    }

    private void ReportUnknown(Related entry, string subject) => reading.Error(
        DiagnosticCode.UnknownFlow,
        entry.Source.Where,
        $"There is no {what} '{subject}' to relate to.",
        () => Suggestion.For(subject, [.. _entries.Keys.Concat(_values.Keys).Distinct(StringComparer.Ordinal)]));

    private void ReportCircle(Related entry, IEnumerable<string> circle) => reading.Error(
        DiagnosticCode.CircularRelation,
        entry.Source.Where,
        $"These relate to each other in a circle: {string.Join(" → ", circle.Take(6))}.",
        "Give one of them a value of its own.");
}
