using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>Stretches of time in which an instance computes nothing, such as collections of garbage.</summary>
/// <param name="Every">Mean time from the end of one to the next [s]; the gaps are exponential.</param>
/// <param name="Length">How long one lasts [s].</param>
public sealed record Pauses(Quantity Every, Distribution Length)
{
    /// <summary>How many times as long a computation takes on average, because of the pauses that fall into it; ≥ 1.</summary>
    public double Stretch => 1 + (Length.Mean / Every.Nominal);

    /// <summary>Whether something about them is a range.</summary>
    public bool IsRange => Every.IsRange || Length.IsUncertain;

    public override string ToString() => $"every {Every} for {Length}";
}
