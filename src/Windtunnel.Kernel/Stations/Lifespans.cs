using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations;

/// <summary>How long each place in the order of popularity belongs to one key, before a new one takes it; each place changes hands at moments of its own.</summary>
/// <remarks>Nothing is kept: which life of a place a moment belongs to follows from the place and the moment.</remarks>
internal readonly struct Lifespans
{
    private const long LivesMax = 1 << 20;

    private readonly long _length;
    private readonly long _places;

    public Lifespans(DataSet data)
    {
        _length = double.IsFinite(data.LastingSeconds) ? Math.Max(1, SimTime.FromSeconds(data.LastingSeconds)) : 0;
        _places = data.Popularity.Keys;
    }

    public bool AreEndless => _length == 0;

    /// <summary>The key that has a place at a time; distinct from those that had it before, as far back as anybody remembers.</summary>
    public long NameOf(long place, long now) =>
        _length == 0 ? place : place + (_places * (((now + PhaseOf(place) - AgeOf(place, now)) / _length) & (LivesMax - 1)));

    /// <summary>The place that a key has or had.</summary>
    public long PlaceOf(long name) => _length == 0 ? name : name % _places;

    /// <summary>How long the key of a place has had it [ns]; for ever where nothing changes.</summary>
    public long AgeOf(long place, long now)
    {
        if (_length == 0)
        {
            return long.MaxValue;
        }

        long age = (now + PhaseOf(place)) % _length;
        return age < 0 ? age + _length : age;
    }

    /// <summary>When the next key takes a place [ns].</summary>
    public long EndOf(long place, long now) => _length == 0 ? long.MaxValue : now - AgeOf(place, now) + _length;

    private long PhaseOf(long place) => (long)Math.BigMul(KeyHash.Of(place), (ulong)_length, out _);
}
