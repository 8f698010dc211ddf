using System.Collections.Immutable;

namespace Windtunnel.Language;

/// <summary>The values of a mapping, by key, each with its provenance. Immutable.</summary>
public sealed class Settings
{
    public static readonly Settings Empty = new(ImmutableDictionary<Key, object>.Empty);

    private readonly ImmutableDictionary<Key, object> _values;
    private readonly ICollection<Key>? _asked;

    private Settings(ImmutableDictionary<Key, object> values, ICollection<Key>? asked = null) => (_values, _asked) = (values, asked);

    /// <summary>The value, typed or default.</summary>
    /// <exception cref="KeyNotFoundException">Nobody typed it and it has no default; ask <see cref="Find"/> instead.</exception>
    public Setting<T> Get<T>(Key<T> key) =>
        Find(key) ?? throw new KeyNotFoundException($"'{key.Name}' has neither a value nor a default.");

    /// <summary>The value, or null when nobody typed it and it has no default.</summary>
    public Setting<T>? Find<T>(Key<T> key)
    {
        _asked?.Add(key);
        return _values.TryGetValue(key, out var value) ? (Setting<T>)value : null;
    }

    /// <summary>Where the value of a key of any type came from; null when nobody typed it and it has no default.</summary>
    public Provenance? ProvenanceOf(Key key) => FindAny(key)?.Provenance;

    /// <summary>The value of a key of any type, for printing; null when nobody typed it and it has no default.</summary>
    public Setting? FindAny(Key key) => _values.TryGetValue(key, out var value) ? (Setting)value : null;

    /// <summary>The same settings with one value replaced.</summary>
    public Settings With<T>(Key<T> key, T value, Provenance provenance) =>
        new(_values.SetItem(key, new Setting<T>(value, provenance)));

    /// <summary>The same settings, noting which keys are asked for: so a figure can say exactly what went into it.</summary>
    /// <param name="asked">Receives each key that <see cref="Get"/> or <see cref="Find"/> is asked for, typed or not, as often as it is.</param>
    public Settings Watch(ICollection<Key> asked) => new(_values, asked);

    internal sealed class Builder
    {
        private readonly ImmutableDictionary<Key, object>.Builder _values = ImmutableDictionary.CreateBuilder<Key, object>();

        public void Set<T>(Key<T> key, Setting<T> value) => _values[key] = value;

        public bool Has(Key key) => _values.ContainsKey(key);

        public Settings Build() => new(_values.ToImmutable());
    }
}
