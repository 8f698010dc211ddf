namespace Windtunnel.Simulation.Analytic;

/// <summary>Over how many instances the requests of a fan-out spread, and what each of them takes there.</summary>
/// <param name="Instances">As many equally loaded ones as the real ones are worth; ≥ 1, +∞ when none waits for another.</param>
/// <param name="ServiceSeconds">Time it takes an instance for one [s].</param>
/// <param name="ServiceScv">Squared coefficient of variation of that.</param>
/// <param name="Others">Further requests of the same fan-out that one of them meets at its instance, on average; ≥ 0.</param>
/// <param name="QueueVariance">Variance of waiting and service of one request [s²]; the rest of its variance is in delays that no other shares.</param>
internal readonly record struct Spread(double Instances, double ServiceSeconds, double ServiceScv, double Others, double QueueVariance)
{
    /// <summary>Each goes its own way.</summary>
    public static Spread Nowhere { get; } = new(double.PositiveInfinity, 0, 0, 0, 0);

    /// <summary>Instances that get at least one of so many requests, each sent to one at random.</summary>
    public double UsedBy(double count) => double.IsInfinity(Instances) ? count : Instances * (1 - Math.Pow(1 - (1 / Instances), count));

    /// <summary>Correlation of what two instances get, for both get it when a fan-out comes: 1 when each gets one of every fan-out, 0 when most get none.</summary>
    public double Togetherness(double count) => double.IsInfinity(Instances) ? 0 : (count - 1) / (Instances + count - 1);

    /// <summary>Until an instance that gets any has done the last of them, from one request on its own.</summary>
    /// <param name="one">One request at it, among the others.</param>
    /// <param name="count">Requests of the fan-out; &gt; 1.</param>
    /// <returns>Mean [s] and variance of the part at the queue [s²].</returns>
    public (double Mean, double Variance) LastAt(Moments one, double count)
    {
        if (double.IsInfinity(Instances))
        {
            return (one.Mean, QueueVariance);
        }

        var share = UsedBy(count) / Instances;
        var mean = count / Instances / share;
        var square = ((count / Instances * (1 - (1 / Instances))) + (count / Instances * count / Instances)) / share;
        var found = QueueVariance - (ServiceSeconds * ServiceSeconds * (ServiceScv + (Others * (1 + ServiceScv) / 2) + (Others * Others / 12)));
        return (
            one.Mean + ((mean - 1 - (Others / 2)) * ServiceSeconds),
            Math.Max(0, found) + (ServiceSeconds * ServiceSeconds * ((mean * ServiceScv) + square - (mean * mean))));
    }
}
