namespace Windtunnel.Units;

/// <summary>A quantity told by another: <c>10 x shorten</c>, <c>20 % of urls</c>, <c>2/day per user</c>, <c>1 per order</c>.</summary>
/// <param name="Amount">How much for each, or how many times as much.</param>
/// <param name="Subject">The name of what it is told by.</param>
public sealed record Relation(Quantity Amount, string Subject)
{
    /// <summary>Reads a relation.</summary>
    /// <param name="text">What was typed; any text at all.</param>
    /// <param name="relation">The relation; null when there is a problem.</param>
    /// <param name="problem">What is wrong; default when nothing is.</param>
    /// <returns>Whether the text is a relation. A plain quantity, such as <c>5 per day</c>, is not.</returns>
    public static bool TryParse(string text, out Relation relation, out QuantityProblem problem) =>
        RelationParser.TryParse(text, out relation, out problem);

    /// <summary>A text that parses to an equal relation.</summary>
    public override string ToString() => Amount.Dimension switch
    {
        Dimension.Factor => $"{Amount} {Subject}",
        Dimension.Share => $"{Amount} of {Subject}",
        _ => $"{Amount} per {Subject}",
    };
}
