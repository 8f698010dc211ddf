namespace Windtunnel.Simulation.Analytic;

/// <summary>What requests of one fan-out make each other wait at an instance: those of earlier fan-outs that came in batches too, and those of its own ahead of it.</summary>
/// <param name="Found">Mean wait that earlier batches add to that for single requests [s].</param>
/// <param name="Ahead">Mean wait for others of the same batch [s].</param>
/// <param name="FoundSquare">What batches add to the mean square of the work found, but for what follows from its mean [s²].</param>
/// <param name="AheadSquare">Mean square of the wait for others of the same batch [s²].</param>
/// <remarks>
/// Batch queue M[X]/G/1 (Burke 1975): the work found is that of an M/G/1 queue whose services are whole batches, and the place in a batch comes on top. Batches are as a
/// random choice of instance leaves them; several cores count as one that is faster.
/// </remarks>
internal readonly record struct Crowd(double Found, double Ahead, double FoundSquare, double AheadSquare)
{
    public double Mean => Found + Ahead;

    /// <param name="others">Further requests of its batch at the instance, on average, ½ of them ahead; ≥ 0.</param>
    /// <param name="utilisation">Of the instance; below 1.</param>
    /// <param name="serviceSeconds">Time it takes an instance for one [s].</param>
    /// <param name="serviceScv">Squared coefficient of variation of a service.</param>
    public static Crowd Of(double others, double utilisation, double serviceSeconds, double serviceScv)
    {
        var square = serviceSeconds * serviceSeconds;
        return new Crowd(
            utilisation * others * serviceSeconds / (2 * (1 - utilisation)),
            others * serviceSeconds / 2,
            utilisation * square * ((others * others) + (3 * others * (1 + serviceScv))) / (3 * (1 - utilisation)),
            square * ((others * (1 + serviceScv) / 2) + (others * others / 3)));
    }

    /// <summary>What it adds to the mean square of a wait.</summary>
    /// <param name="waitSeconds">Mean wait without it [s].</param>
    public double SquareOn(double waitSeconds) => (4 * waitSeconds * Found) + (2 * Found * Found) + FoundSquare + (2 * (waitSeconds + Found) * Ahead) + AheadSquare;
}
