namespace Windtunnel.Units;

/// <summary>Why a text is not the quantity, distribution or relation that was needed.</summary>
public enum QuantityFault
{
    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text is longer than any quantity.</summary>
    TooLong,

    /// <summary>A number was needed, and this is not one.</summary>
    NotANumber,

    /// <summary>The number is too large or too close to zero to be held.</summary>
    OutOfRange,

    /// <summary>The number is below zero where nothing below zero makes sense.</summary>
    Negative,

    /// <summary>The number has no unit.</summary>
    MissingUnit,

    /// <summary>The unit is not one of ours.</summary>
    UnknownUnit,

    /// <summary>The quantity measures something else than what is needed.</summary>
    WrongDimension,

    /// <summary>The range ends before it begins.</summary>
    UpsideDown,

    /// <summary>The text is no sentence of the language.</summary>
    Malformed,

    /// <summary>The kind of distribution is not one of ours.</summary>
    UnknownDistribution,

    /// <summary>The file of measured values cannot be used.</summary>
    BadFile,
}
