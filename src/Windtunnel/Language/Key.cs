using System.Text.Json.Nodes;

namespace Windtunnel.Language;

/// <summary>One key of the language. The parser, the schema and the reference are all made from this object.</summary>
public abstract class Key(string name, string about)
{
    /// <summary>The word the user writes.</summary>
    public string Name { get; } = name;

    /// <summary>What it means, in a sentence with its unit.</summary>
    public string About { get; } = about;

    /// <summary>A value somebody might write.</summary>
    public string? Example { get; private protected set; }

    /// <summary>The default, as it would be typed; null when there is none.</summary>
    public string? DefaultText { get; private protected set; }

    /// <summary>Who says so: author or publisher and year; present exactly when <see cref="DefaultText"/> is.</summary>
    public string? DefaultSource { get; private protected set; }

    /// <summary>How the value is worked out when nobody types it; null when it is not.</summary>
    public string? InferredFrom { get; private protected set; }

    /// <summary>The permitted range in words; null when the type says it all.</summary>
    public string? RangeText { get; private protected set; }

    /// <summary>Whether a design without it is wrong.</summary>
    public bool IsRequired { get; private protected set; }

    /// <summary>The type in words.</summary>
    public abstract string TypeText { get; }

    /// <summary>The base unit of the value; empty when it has none.</summary>
    public abstract string Unit { get; }

    /// <summary>The JSON Schema of the value.</summary>
    public abstract JsonObject Schema();

    /// <summary>Reads the value into settings, or reports what is wrong with it.</summary>
    internal abstract void Read(Node node, Settings.Builder settings, Reading reading);

    /// <summary>Puts the default into settings, where there is one.</summary>
    internal abstract void ReadDefault(Settings.Builder settings);
}

/// <summary>A key whose value is a <typeparamref name="T"/>.</summary>
public sealed class Key<T>(string name, string about, KeyType<T> type) : Key(name, about)
{
    private Func<T, bool>? _isInRange;

    // Reading a default costs as much as reading what a user typed, and a large design asks for it thousands of times.
    private Setting<T>? _default;

    public KeyType<T> Type { get; } = type;

    public override string TypeText => Type.Description;

    public override string Unit => Type.Unit;

    public override JsonObject Schema() => Type.Schema();

    /// <summary>Sets the default, written as a user would write it, and who says so.</summary>
    public Key<T> Default(string text, string source)
    {
        DefaultText = text;
        DefaultSource = source;
        return this;
    }

    /// <summary>The design is wrong without it.</summary>
    public Key<T> Required()
    {
        IsRequired = true;
        return this;
    }

    /// <summary>It may be left out; says how the value then comes about.</summary>
    public Key<T> Inferred(string from)
    {
        InferredFrom = from;
        return this;
    }

    public Key<T> Like(string example)
    {
        Example = example;
        return this;
    }

    /// <summary>Restricts the value; <paramref name="rangeText"/> is what the user reads: "≥ 1".</summary>
    public Key<T> Within(string rangeText, Func<T, bool> isInRange)
    {
        RangeText = rangeText;
        _isInRange = isInRange;
        return this;
    }

    internal override void Read(Node node, Settings.Builder settings, Reading reading)
    {
        if (!Type.TryRead(node, reading, out var value))
        {
            return;
        }

        if (_isInRange is not null && !_isInRange(value))
        {
            reading.Error(
                DiagnosticCode.OutOfRange,
                node.Where,
                $"'{Name}' is out of range: it must be {RangeText}.",
                Example is null ? $"Write a value that is {RangeText}." : $"Write a value that is {RangeText}, for example: {Name}: {Example}.");
            return;
        }

        settings.Set(this, new Setting<T>(value, new Provenance.Typed(node.Where)));
    }

    internal override void ReadDefault(Settings.Builder settings)
    {
        if (DefaultText is null)
        {
            return;
        }

        if (_default is null)
        {
            if (!Type.TryRead(new ScalarNode(SourceSpan.Whole("default"), DefaultText), new Reading(), out var value))
            {
                throw new InvalidOperationException($"The default of '{Name}' does not read: {DefaultText}.");
            }

            _default = new Setting<T>(value, new Provenance.Default(DefaultSource!));
        }

        settings.Set(this, _default);
    }
}
