namespace Windtunnel.Language;

/// <summary>Where a value came from. Every value in a design carries one, and every figure shows it.</summary>
public abstract record Provenance
{
    /// <summary>Somebody typed it.</summary>
    public sealed record Typed(SourceSpan Where) : Provenance
    {
        public override string ToString() => $"typed at {Where}";
    }

    /// <summary>Nobody typed it: a published or derived default.</summary>
    /// <param name="Source">Author or publisher, year, and what was derived from it.</param>
    public sealed record Default(string Source) : Provenance
    {
        public override string ToString() => $"default ({Source})";
    }

    /// <summary>Worked out from the rest of the design.</summary>
    /// <param name="Reason">The working, in words.</param>
    public sealed record Inferred(string Reason) : Provenance
    {
        public override string ToString() => $"inferred ({Reason})";
    }

    private Provenance()
    {
    }
}

/// <summary>A value of some type with where it came from.</summary>
public abstract record Setting(Provenance Provenance)
{
    /// <summary>The value as a user would write it.</summary>
    public abstract string ValueText { get; }
}

/// <summary>A value with where it came from.</summary>
public sealed record Setting<T>(T Value, Provenance Provenance) : Setting(Provenance)
{
    public override string ValueText => Value is Enum choice ? Types.ChoiceWords.Of(choice) : $"{Value}";
}
