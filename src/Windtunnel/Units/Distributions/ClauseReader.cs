namespace Windtunnel.Units;

/// <summary>Reads what follows the name of a distribution: <c>mean 5 ms shape 2</c>. Keeps the first problem and goes on.</summary>
internal sealed class ClauseReader
{
    private readonly record struct Clause(string Key, int KeyOffset, int Offset, int Length);

    private readonly string _text;
    private readonly int _restOffset;
    private readonly DistributionForm _form;
    private readonly List<Clause> _clauses = [];

    public ClauseReader(string text, int restOffset, DistributionForm form, Dimension dimension)
    {
        _text = text;
        _restOffset = restOffset;
        _form = form;
        Dimension = dimension;
    }

    /// <summary>What varies.</summary>
    public Dimension Dimension { get; }

    public QuantityProblem? Problem { get; private set; }

    public string Rest => _text[_restOffset..];

    /// <summary>Splits the rest where unused keys stand as words of their own, so that <c>min 2 min</c> is two minutes.</summary>
    public IReadOnlyList<string> Split(Func<string, bool> isKey)
    {
        _clauses.Clear();
        foreach (var word in Words())
        {
            var name = _text[word];
            if (isKey(name) && !_clauses.Exists(c => c.Key == name))
            {
                _clauses.Add(new(name, word.Start.Value, word.End.Value, 0));
            }
            else if (_clauses.Count == 0)
            {
                Fail(QuantityFault.Malformed, $"'{name}' cannot follow '{_form.Name}'.", word.Start.Value, name.Length);
                return [];
            }

            _clauses[^1] = _clauses[^1] with { Length = word.End.Value - _clauses[^1].Offset };
        }

        return [.. _clauses.Select(c => c.Key)];
    }

    /// <summary>The value after one key.</summary>
    public Quantity Take(string key, Dimension dimension, Limit limit)
    {
        var clause = _clauses.Find(c => c.Key == key);
        if (clause.Key is null)
        {
            Fail(QuantityFault.Malformed, $"'{_form.Name}' needs '{key}' and its value.", 0, _text.Length);
            return default;
        }

        return Read(clause.Offset, clause.Length, dimension, limit);
    }

    /// <summary>Reads a part of the text as a quantity.</summary>
    private Quantity Read(int offset, int length, Dimension dimension, Limit limit)
    {
        var part = _text.Substring(offset, length);
        if (!Quantity.TryParse(part, dimension, out var quantity, out var problem))
        {
            Problem ??= problem.Shift(offset);
        }
        else if (!limit.Holds(quantity))
        {
            Fail(QuantityFault.OutOfRange, $"'{part.Trim()}' is out of range: it has to be {limit}.", offset + part.Length - part.TrimStart().Length, part.Trim().Length);
        }

        return quantity;
    }

    /// <summary>Reads a part of the rest, given by its bounds in the rest.</summary>
    public Quantity ReadPart(int start, int end, Dimension dimension, Limit limit) => Read(_restOffset + start, end - start, dimension, limit);

    public Quantity ReadRest(Limit limit) => Read(_restOffset, _text.Length - _restOffset, Dimension, limit);

    public void Fail(QuantityFault fault, string message, int offset, int length) =>
        Problem ??= new(fault, message, $"Write for example {_form.Example}.", offset, length);

    public void Fail(QuantityFault fault, string message) => Fail(fault, message, 0, _text.Length);

    private IEnumerable<Range> Words()
    {
        for (var at = _restOffset; at < _text.Length;)
        {
            if (char.IsWhiteSpace(_text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
            {
                end++;
            }

            yield return at..end;
            at = end;
        }
    }
}
