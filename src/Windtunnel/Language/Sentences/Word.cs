namespace Windtunnel.Language.Sentences;

/// <summary>A word of a sentence and where in the sentence it stands.</summary>
/// <param name="Text">Without white space.</param>
/// <param name="Offset">From the start of the sentence [UTF-16 units].</param>
public readonly record struct Word(string Text, int Offset)
{
    /// <summary>One past its last character.</summary>
    public int End => Offset + Text.Length;
}
