namespace Windtunnel.Language.Sentences;

/// <summary>A scalar read word by word; comparison signs are words of their own. Every position can be pointed at.</summary>
public sealed class Sentence
{
    private readonly ScalarNode _scalar;
    private readonly List<Word> _words = [];

    public Sentence(ScalarNode scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        _scalar = scalar;
        Split(scalar.Text);
    }

    /// <summary>Index of the next word; 0 … <see cref="Count"/>.</summary>
    public int Position { get; set; }

    public int Count => _words.Count;

    public bool IsAtEnd => Position >= _words.Count;

    /// <summary>The text as written, trimmed.</summary>
    public string Text => _scalar.Text.Trim();

    /// <summary>The next word; empty at the end.</summary>
    public string Next => Peek(0);

    /// <summary>A word further on; empty beyond the end.</summary>
    public string Peek(int ahead) => Position + ahead < _words.Count ? _words[Position + ahead].Text : "";

    /// <summary>Takes the next words when they are these, in any case.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!string.Equals(Peek(i), words[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        Position += words.Length;
        return true;
    }

    /// <summary>Takes the words up to one of <paramref name="stops"/>, or up to the end, as one piece of the scalar.</summary>
    public ScalarNode TakeUntil(params ReadOnlySpan<string> stops)
    {
        var start = Position;
        while (!IsAtEnd && !stops.Contains(Next.ToLowerInvariant()))
        {
            Position++;
        }

        return Piece(start, Position);
    }

    /// <summary>Takes the longest run of words that is one of the names; names may hold spaces.</summary>
    /// <returns>The name, or null: then nothing is taken.</returns>
    public string? TakeName(Func<string, bool> isName)
    {
        ArgumentNullException.ThrowIfNull(isName);
        for (var end = Math.Min(_words.Count, Position + NameWordsMax); end > Position; end--)
        {
            var text = Piece(Position, end).Text;
            if (isName(text))
            {
                Position = end;
                return text;
            }
        }

        return null;
    }

    /// <summary>The words from one index to before another, as a scalar with its own position.</summary>
    public ScalarNode Piece(int from, int to)
    {
        to = Math.Min(to, _words.Count);
        if (from >= to)
        {
            return new ScalarNode(WhereOf(from), "");
        }

        var offset = _words[from].Offset;
        var length = _words[to - 1].End - offset;
        return new ScalarNode(_scalar.Where.Part(offset, length), _scalar.Text.Substring(offset, length));
    }

    /// <summary>The next word, or the place behind the last.</summary>
    public SourceSpan WhereNext => WhereOf(Position);

    private const int NameWordsMax = 8;

    private SourceSpan WhereOf(int index) =>
        index < _words.Count ? _scalar.Where.Part(_words[index].Offset, _words[index].Text.Length)
        : _words.Count > 0 ? _scalar.Where.Part(_words[^1].Offset, _words[^1].Text.Length)
        : _scalar.Where;

    private void Split(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsSign(text[i]))
            {
                i += i + 1 < text.Length && text[i + 1] == '=' ? 2 : 1;
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsSign(text[i]))
                {
                    i++;
                }
            }
            else
            {
                i++;
                continue;
            }

            _words.Add(new Word(text[start..i], start));
        }
    }

    private static bool IsSign(char c) => c is '<' or '>' or '=' or '≤' or '≥';
}
