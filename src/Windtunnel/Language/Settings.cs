using System.Collections.Immutable;

namespace Windtunnel.Language;

/// <summary>The values of a mapping, by key, each with its provenance. Immutable.</summary>
public sealed class Settings
{
    public static readonly Settings Empty = new(ImmutableDictionary<Key, object>.Empty);

    private readonly ImmutableDictionary<Key, object> _values;

    private Settings(ImmutableDictionary<Key, object> values) => _values = values;

    /// <summary>The value, typed or default.</summary>
    /// <exception cref="KeyNotFoundException">Nobody typed it and it has no default; ask <see cref="Find"/> instead.</exception>
    public Setting<T> Get<T>(Key<T> key) =>
        Find(key) ?? throw new KeyNotFoundException($"'{key.Name}' has neither a value nor a default.");

    /// <summary>The value, or null when nobody typed it and it has no default.</summary>
    public Setting<T>? Find<T>(Key<T> key) => _values.TryGetValue(key, out var value) ? (Setting<T>)value : null;

    /// <summary>Where the value of a key of any type came from; null when nobody typed it and it has no default.</summary>
    public Provenance? ProvenanceOf(Key key) => FindAny(key)?.Provenance;

    /// <summary>The value of a key of any type, for printing; null when nobody typed it and it has no default.</summary>
    public Setting? FindAny(Key key) => _values.TryGetValue(key, out var value) ? (Setting)value : null;

    /// <summary>The same settings with one value replaced.</summary>
    public Settings With<T>(Key<T> key, T value, Provenance provenance) =>
        new(_values.SetItem(key, new Setting<T>(value, provenance)));

    internal sealed class Builder
    {
        private readonly ImmutableDictionary<Key, object>.Builder _values = ImmutableDictionary.CreateBuilder<Key, object>();

        public void Set<T>(Key<T> key, Setting<T> value) => _values[key] = value;

        public bool Has(Key key) => _values.ContainsKey(key);

        public Settings Build() => new(_values.ToImmutable());
    }
}
