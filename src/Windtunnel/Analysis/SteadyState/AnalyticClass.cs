namespace Windtunnel.Analysis;

/// <summary>A kind of request, as <see cref="AnalyticNetwork"/> sees it; made by <see cref="Open"/> or <see cref="Closed"/>.</summary>
public sealed record AnalyticClass
{
    private AnalyticClass(string name, double[] visits)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(visits);
        foreach (var v in visits) ThrowIf.Negative(v, nameof(visits));
        Name = name;
        Visits = visits;
    }

    /// <summary>Name that figures carry.</summary>
    public string Name { get; }

    /// <summary>Mean visits of one request to each station; [station].</summary>
    public double[] Visits { get; }

    /// <summary>Whether requests arrive from outside; otherwise a fixed number of users makes them.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Requests arriving [1/s]; 0 for a closed class.</summary>
    public double Arrivals { get; private init; }

    /// <summary>Squared coefficient of variation of the time between arrivals; 1 for Poisson.</summary>
    public double ArrivalScv { get; private init; } = 1;

    /// <summary>Users; 0 for an open class.</summary>
    public int Users { get; private init; }

    /// <summary>Mean pause of a user between requests [s]; 0 for an open class.</summary>
    public double ThinkTime { get; private init; }

    /// <summary>Requests that arrive whether or not earlier ones were answered.</summary>
    /// <param name="name">Name that figures carry; not empty.</param>
    /// <param name="visits">Mean visits of one request to each station; [station]; each ≥ 0.</param>
    /// <param name="arrivals">Requests arriving [1/s]; ≥ 0.</param>
    /// <param name="arrivalScv">Squared coefficient of variation of the time between arrivals; ≥ 0. Default 1, Poisson.</param>
    /// <returns>The class.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static AnalyticClass Open(string name, double[] visits, double arrivals, double arrivalScv = 1)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.Negative(arrivalScv);
        return new AnalyticClass(name, visits) { IsOpen = true, Arrivals = arrivals, ArrivalScv = arrivalScv };
    }

    /// <summary>Requests of users who each wait for the answer, pause and ask again.</summary>
    /// <param name="name">Name that figures carry; not empty.</param>
    /// <param name="visits">Mean visits of one request to each station; [station]; each ≥ 0.</param>
    /// <param name="users">Users; ≥ 0.</param>
    /// <param name="thinkTime">Mean pause between requests [s]; ≥ 0.</param>
    /// <returns>The class.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static AnalyticClass Closed(string name, double[] visits, int users, double thinkTime)
    {
        ThrowIf.Below(users, 0);
        ThrowIf.Negative(thinkTime);
        return new AnalyticClass(name, visits) { Users = users, ThinkTime = thinkTime };
    }
}
