using System.Collections.Immutable;

namespace Windtunnel.Validation;

/// <summary>A design whose answer is known, run through reader, layout, kernel and statistics like any other.</summary>
/// <param name="Name">What theory it is: "M/M/1", "fork–join of two".</param>
/// <param name="Source">Author, year, equation or page.</param>
/// <param name="DesignText">The design as a user would write it.</param>
/// <param name="MeasureSeconds">Simulated time measured per replication [s]; enough for the tolerance.</param>
/// <param name="Known">What has to come out.</param>
public sealed record ValidationCase(string Name, string Source, string DesignText, double MeasureSeconds, ImmutableArray<KnownValue> Known);

/// <summary>How the simulator did on one known value.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Known">The known value.</param>
/// <param name="Simulated">What was simulated, in the base unit.</param>
/// <param name="HalfWidth">Half-width of its 99 % confidence interval.</param>
public sealed record ValidationResult(string Case, KnownValue Known, double Simulated, double HalfWidth)
{
    /// <summary>Relative error of the simulated value; signed.</summary>
    public double Error => (Simulated - Known.Value) / Known.Value;

    /// <summary>The known value lies inside the 99 % interval.</summary>
    public bool IsInside => Math.Abs(Simulated - Known.Value) <= HalfWidth;

    /// <summary>The interval is as narrow as the case asks.</summary>
    public bool IsNarrow => HalfWidth <= Known.Tolerance * Math.Abs(Known.Value);

    public bool IsMet => IsInside && IsNarrow;
}
