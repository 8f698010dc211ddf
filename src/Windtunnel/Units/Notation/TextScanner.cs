namespace Windtunnel.Units;

/// <summary>Reads a text from left to right: spaces, words, numbers.</summary>
internal sealed class TextScanner(string text)
{
    public string Text { get; } = text;
    public int Position { get; set; }
    public bool IsAtEnd => Position >= Text.Length;
    public char Current => Position < Text.Length ? Text[Position] : '\0';

    public void SkipSpaces()
    {
        while (!IsAtEnd && char.IsWhiteSpace(Current))
        {
            Position++;
        }
    }

    public bool TryTake(string token)
    {
        if (string.CompareOrdinal(Text, Position, token, 0, token.Length) != 0)
        {
            return false;
        }

        Position += token.Length;
        return true;
    }

    /// <summary>Takes a whole word, such as <c>to</c>, after any spaces; moves nowhere when another word stands there.</summary>
    public bool TryTakeWord(string word)
    {
        var start = Position;
        SkipSpaces();
        if (string.Equals(PeekWord(), word, StringComparison.OrdinalIgnoreCase))
        {
            Position += word.Length;
            return true;
        }

        Position = start;
        return false;
    }

    /// <summary>The letters that begin here; <c>%</c> and <c>×</c> are words of their own.</summary>
    public string PeekWord()
    {
        if (Current is '%' or '×')
        {
            return Current.ToString();
        }

        var end = Position;
        while (end < Text.Length && char.IsLetter(Text[end]))
        {
            end++;
        }

        return Text[Position..end];
    }

    /// <summary>What stands here up to the next space, for a message.</summary>
    public int RunLength()
    {
        var end = Position;
        while (end < Text.Length && !char.IsWhiteSpace(Text[end]))
        {
            end++;
        }

        return end - Position;
    }
}
