namespace Windtunnel.Units;

/// <summary>What is wrong with a text, where in it, and what to write instead.</summary>
/// <param name="Fault">The kind of fault, to be told apart by programs.</param>
/// <param name="Message">One sentence that names the culprit.</param>
/// <param name="Remedy">One sentence that says what to do.</param>
/// <param name="Offset">Where the culprit begins [characters]; 0 … length of the text.</param>
/// <param name="Length">How long the culprit is [characters]; Offset + Length ≤ length of the text.</param>
public readonly record struct QuantityProblem(QuantityFault Fault, string Message, string Remedy, int Offset, int Length)
{
    /// <summary>The same problem in a longer text, of which this one's text is a part.</summary>
    /// <param name="by">Where the part begins in the longer text [characters]; ≥ 0.</param>
    internal QuantityProblem Shift(int by) => this with { Offset = Offset + by };
}
