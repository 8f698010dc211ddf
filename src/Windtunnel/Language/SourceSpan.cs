namespace Windtunnel.Language;

/// <summary>A stretch of text in a file, for pointing at what somebody wrote.</summary>
/// <param name="File">Path as the user gave it.</param>
/// <param name="Line">Line; 1-based, 0 when the whole file is meant.</param>
/// <param name="Column">Column in UTF-16 units; 1-based.</param>
/// <param name="Length">Length in UTF-16 units on that line; ≥ 0.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length)
{
    /// <summary>The file as a whole, where no line can be named.</summary>
    public static SourceSpan Whole(string file) => new(file, 0, 0, 0);

    /// <summary>A part of this span, by offset and length in UTF-16 units; kept inside the span.</summary>
    public SourceSpan Part(int offset, int length)
    {
        var start = Math.Clamp(offset, 0, Length);
        return this with { Column = Column + start, Length = Math.Clamp(length, 0, Length - start) };
    }

    /// <summary>file:line:column, as compilers print it.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
