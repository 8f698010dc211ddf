namespace Windtunnel.Units;

/// <summary>Exponents of the three things that have units here: time, data and money.</summary>
internal readonly record struct Powers(int Time, int Bytes, int Money)
{
    public static Powers None => default;
    public bool IsNone => this == None;

    public static Powers operator +(Powers a, Powers b) => new(a.Time + b.Time, a.Bytes + b.Bytes, a.Money + b.Money);
    public static Powers operator -(Powers a, Powers b) => new(a.Time - b.Time, a.Bytes - b.Bytes, a.Money - b.Money);
}
